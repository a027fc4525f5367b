// The sites that the tests look at: built into a temporary folder and served, or copied so that a test may edit them.

import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

import { build, repository } from "./careleaf.js";
import { serveFolder } from "./static-server.js";

// The site of content/ in this repository, which a clinic begins with.
export function openExampleSite() {
  return open(repository);
}

// A site with everything that a writer can put on a page, which the example site has no reason to use. One of its pages has every
// example of docs/callouts.md.
export async function openSpecimenSite() {
  const root = await temporaryFolder();
  try {
    await cp(fileURLToPath(new URL("../specimen", import.meta.url)), root, { recursive: true });
    const documentation = await readFile(join(repository, "docs/callouts.md"), "utf8");
    const examples = [...documentation.matchAll(/```markdown\n(.*?)```/gs)].map(([, example]) => example);
    const page = ["---\ntitle: Every callout\ndescription: As in the documentation.\n---\n\n## Callouts\n", ...examples].join("\n");
    await writeFile(join(root, "content/every-callout.md"), page);
    return await open(root);
  } finally {
    await remove(root);
  }
}

export async function copyExampleSite() {
  const folder = await temporaryFolder();
  for (const part of ["content", "themes"]) {
    await cp(join(repository, part), join(folder, part), { recursive: true });
  }
  return { folder, close: () => remove(folder) };
}

// The site with sixty mistakes. One of its files is a second one of the same name in other capitals, which not every machine
// can keep beside the first, so that it is not in the repository.
export async function copyMistakenSite() {
  const folder = await temporaryFolder();
  await cp(join(repository, "tests/mistakes/site"), folder, { recursive: true });
  const images = join(folder, "content/images");
  await cp(join(images, "front-door.svg"), join(images, "Front-door.svg"));
  return { folder, close: () => remove(folder) };
}

async function open(root) {
  const folder = await temporaryFolder();
  try {
    await build(root, folder);
  } catch (error) {
    await remove(folder);
    throw error;
  }
  const server = await serveFolder(folder);
  const files = await filesOf(folder);

  async function close() {
    await server.close();
    await remove(folder);
  }

  return { folder, files, pages: await pagesOf(folder, files, server.url), close };
}

async function filesOf(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

// Every page a visitor can read. A page that only sends on to another is not one.
async function pagesOf(folder, files, url) {
  const pages = [];
  for (const file of files.filter((file) => file.endsWith(".html"))) {
    const html = await readFile(join(folder, file), "utf8");
    if (!html.includes('http-equiv="refresh"')) {
      const path = `/${file.replace(/(^|\/)index\.html$/, "$1")}`;
      pages.push({ path, file, url: new URL(path, url).href, isContent: file !== "404.html" });
    }
  }
  return pages;
}

function temporaryFolder() {
  return mkdtemp(join(tmpdir(), "careleaf-e2e-"));
}

function remove(folder) {
  return rm(folder, { recursive: true, force: true });
}
