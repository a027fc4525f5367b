// Every HTML, CSS and SVG file of a built site is written as the standards say.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

import { findingsIn } from "../support/markup-checker.js";
import { openExampleSite, openSpecimenSite } from "../support/site.js";

const MISTAKES = {
  "page.html": "<!doctype html><html lang=en><title>Page</title><p><h1></p>",
  "style.css": "p { colour: red }",
  "picture.svg": '<svg xmlns="http://www.w3.org/2000/svg"><nothing/></svg>',
};

const example = await openExampleSite();
const specimen = await openSpecimenSite();
after(() => Promise.all([example.close(), specimen.close()]));

for (const [name, site] of Object.entries({ example, specimen })) {
  test(`the checker of the W3C finds nothing in the ${name} site`, async () => {
    const files = site.files.filter((file) => /\.(html|css|svg)$/.test(file));
    assert.ok(files.length > site.pages.length);
    assert.deepEqual(await findingsIn(...files.map((file) => join(site.folder, file))), []);
  });
}

// Should the checker come to skip a kind of file, the tests above would pass on nothing.
test("the checker sees a mistake in each kind of file", async () => {
  const folder = await mkdtemp(join(tmpdir(), "careleaf-e2e-"));
  try {
    const files = [];
    for (const [name, content] of Object.entries(MISTAKES)) {
      files.push(join(folder, name));
      await writeFile(files.at(-1), content);
    }
    const findings = await findingsIn(...files);
    for (const file of files) {
      assert.ok(findings.some((finding) => finding.includes(file)), `${file} in:\n${findings.join("\n")}`);
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
