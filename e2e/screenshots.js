// Saves pictures of every page of the example site in artifacts/, the one that the README shows, and those of docs/callouts.md.
//
// npm run screenshots

import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { PHONE, WIDE, launchBrowser, onPage } from "./support/browser.js";
import { openExampleSite, openSpecimenSite } from "./support/site.js";

const FOLDER = fileURLToPath(new URL("artifacts/", import.meta.url));

const LOOKS = [
  { name: "wide", viewport: WIDE },
  { name: "phone", viewport: PHONE, deviceScaleFactor: 2, hasTouch: true },
  { name: "dark", viewport: WIDE, colorScheme: "dark" },
  { name: "print", viewport: { width: 794, height: 1123 }, media: "print" },
];

const browser = await launchBrowser();
const site = await openExampleSite();
const specimen = await openSpecimenSite();
try {
  await rm(FOLDER, { recursive: true, force: true });
  await mkdir(FOLDER, { recursive: true });
  for (const { path, url } of site.pages) {
    for (const look of LOOKS) {
      await savePage(url, look, `${nameOf(path)}-${look.name}.png`);
    }
  }
  await savePicturesOfCallouts(specimen.pages.find(({ path }) => path === "/every-callout/").url);
  await savePictureForReadme(site.pages.find(({ path }) => path === "/microsclerotherapy/").url);
} finally {
  await browser.close();
  await site.close();
  await specimen.close();
}

// Each from the top of the first callout to the bottom of the last, with some ground around them.
function savePicturesOfCallouts(url) {
  const pictures = { cards: ["non-urgent", "dont"], suitability: ["suitability"], timeline: ["timeline"], risks: ["risks"] };
  return onPage(browser, { viewport: { width: 720, height: 900 }, locale: "en-GB" }, async (page) => {
    await loadWhole(page, url);
    await page.getByRole("checkbox").first().check();
    await page.getByLabel("Day of your treatment").fill("2027-03-01");
    await page.locator("h1").click();
    for (const [name, shown] of Object.entries(pictures)) {
      const [first, last] = await Promise.all([shown.at(0), shown.at(-1)].map((callout) => page.locator(`.callout-${callout}`).boundingBox()));
      const clip = { x: first.x - 20, y: first.y - 20, width: first.width + 40, height: last.y + last.height - first.y + 40 };
      await page.screenshot({ path: join(FOLDER, `callouts-${name}.png`), clip, fullPage: true });
    }
  });
}

function savePage(url, { media = "screen", ...options }, file) {
  return onPage(browser, options, async (page) => {
    await page.emulateMedia({ media });
    await loadWhole(page, url);
    await page.screenshot({ path: join(FOLDER, file), fullPage: true });
  });
}

// A wide window with a phone before it, on a plain ground. Neither is scaled, so that letters stay sharp and the file small.
async function savePictureForReadme(url) {
  const wide = await pictureOf(url, { viewport: { width: 1040, height: 790 } });
  const phone = await pictureOf(url, { viewport: { width: 320, height: 640 } });
  await onPage(browser, { viewport: { width: 1280, height: 866 } }, async (page) => {
    await page.setContent(`<!doctype html>
      <style>
        body { margin: 0; block-size: 866px; position: relative; overflow: hidden; background: #e9e3de }
        img { position: absolute; border: 1px solid #b9aeb2; border-radius: 10px }
        .wide { inset: 38px auto auto 40px }
        .phone { inset: auto 40px 38px auto; border: 6px solid #2b2329; border-radius: 26px }
      </style>
      <img class="wide" src="${wide}" alt=""><img class="phone" src="${phone}" alt="">`);
    await page.screenshot({ path: join(FOLDER, "readme.png") });
  });
}

function pictureOf(url, options) {
  return onPage(browser, options, async (page) => {
    await loadWhole(page, url);
    return `data:image/png;base64,${(await page.screenshot()).toString("base64")}`;
  });
}

// Pictures far down are loaded only when they are about to be seen.
async function loadWhole(page, url) {
  await page.goto(url);
  await page.locator("img").evaluateAll((images) =>
    Promise.all(
      images.map((image) => {
        image.loading = "eager";
        return image.decode();
      }),
    ),
  );
}

function nameOf(path) {
  return path === "/" ? "home" : path.replace(/^\/|\/$/g, "").replace(/\.html$/, "").replaceAll("/", "-");
}
