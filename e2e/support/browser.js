// Debian's Chromium, with an empty profile each time it starts, and pages that note what goes wrong on them.

import { chromium } from "playwright-core";

const EXECUTABLE = process.env.CHROMIUM ?? "/usr/bin/chromium";

// A browser of its own accord asks its maker for news; a test that counts requests to other hosts wants silence.
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

export const PHONE = { width: 360, height: 740 };
export const WIDE = { width: 1280, height: 900 };

// Every way in which a page is looked at.
export const VIEWS = [
  { name: "light, phone", colorScheme: "light", viewport: PHONE },
  { name: "light, wide", colorScheme: "light", viewport: WIDE },
  { name: "dark, phone", colorScheme: "dark", viewport: PHONE },
  { name: "dark, wide", colorScheme: "dark", viewport: WIDE },
];

export function launchBrowser() {
  return chromium.launch({ executablePath: EXECUTABLE, args: ARGUMENTS });
}

// Runs `look` on a new page in a context of its own, which shares nothing with the page before.
export async function onPage(browser, options, look) {
  const context = await browser.newContext(options);
  try {
    return await look(await context.newPage());
  } finally {
    await context.close();
  }
}

// What the page complains of from now on: errors and warnings in its console, and exceptions that nothing caught.
export function noteComplaints(page) {
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(`${message.type()}: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => complaints.push(`exception: ${error.message}`));
  return complaints;
}
