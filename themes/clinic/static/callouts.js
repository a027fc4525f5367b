// Lists to tick and timelines read whole without this module. It adds boxes to tick, a way to print only that list, the dates of a
// timeline, and a file that carries them into a calendar. Nothing is stored or sent: what a visitor says here goes with the page.

// RFC 5545 calls for lines of at most 75 bytes.
const LONGEST_LINE = 75;

// What writers put into a text besides its words: definitions of terms, and numbers of notes. A link repeats each term's words.
const BESIDES = ".term > :not(a), .footnote-reference";

const BLOCKS = "p, li, dt, dd, tr, h2, h3, h4, h5, h6, summary, figcaption, br";

for (const tools of document.querySelectorAll(".ticks-tools")) addBoxes(tools.closest(".callout"), tools);
document.querySelectorAll(".timeline-tools").forEach((tools, place) => addDates(tools.closest(".callout"), tools, place));

function addBoxes(callout, tools) {
  const status = tools.querySelector("[role=status]");
  const boxes = [...callout.querySelectorAll(".ticks > li")].map(addBox);

  tools.hidden = false;
  tools.querySelector("button").addEventListener("click", () => printAlone(callout));
  callout.addEventListener("change", count);
  count();

  function count() {
    const ticked = boxes.filter((box) => box.checked).length;
    status.textContent = status.dataset.ticked.split("\n")[ticked];
  }
}

// Puts a box before the first line of an entry. Lists and further paragraphs in the entry stay beside the label.
function addBox(item) {
  const label = document.createElement("label");
  const box = document.createElement("input");
  const words = document.createElement("span");
  box.type = "checkbox";
  // Else some browsers tick the boxes of the last visit again.
  box.autocomplete = "off";
  const line = item.firstElementChild?.matches("p") ? item.firstElementChild : item;
  // A box that the writer drew cannot be ticked.
  for (const drawn of line.querySelectorAll(":scope > label")) {
    drawn.querySelector("input").remove();
    drawn.replaceWith(...drawn.childNodes);
  }
  const nodes = [...line.childNodes];
  const end = nodes.findIndex((node) => node.nodeType === Node.ELEMENT_NODE && node.matches("ul, ol, p, dl, table, blockquote"));
  words.append(...nodes.slice(0, end < 0 ? nodes.length : end));
  label.append(box, words);
  line.prepend(label);
  // A touch of a definition, which opens above the page, would else tick the box.
  for (const definition of words.querySelectorAll(".term > [popover]")) {
    const term = document.createElement("span");
    term.className = "term";
    term.append(definition);
    label.after(term);
  }
  return box;
}

// The style sheet for paper leaves out what stands beside a callout of this class.
function printAlone(callout) {
  callout.classList.add("printed-alone");
  addEventListener("afterprint", () => callout.classList.remove("printed-alone"), { once: true });
  print();
}

function addDates(callout, tools, place) {
  const stages = [...callout.querySelectorAll(".timeline > [data-count]")];
  if (stages.length === 0) return;

  const input = tools.querySelector("input");
  const link = tools.querySelector("a");
  const status = tools.querySelector("[role=status]");
  const counted = callout.querySelector(".timeline-counted");
  tools.hidden = false;
  input.addEventListener("change", show);
  show();

  function show() {
    const day = input.validity.valid && input.value;
    const dated = day ? stages.map((stage) => ({ stage, date: dateOf(stage, day) })) : [];
    for (const time of callout.querySelectorAll(".stage-date")) time.remove();
    for (const { stage, date } of dated) stage.querySelector(".stage-name").append(timeOf(date));
    if (link.href) URL.revokeObjectURL(link.href);
    link.hidden = counted.hidden = !day;
    status.textContent = day ? status.dataset.shown : "";
    if (day) {
      counted.textContent = counted.dataset.words.replace("%day%", inWords(new Date(day)));
      const page = location.pathname.split("/").findLast(Boolean) ?? "calendar";
      link.download = `${page}${place ? `-${place + 1}` : ""}.ics`;
      link.href = URL.createObjectURL(new Blob([calendarOf(day, dated)], { type: "text/calendar" }));
    } else {
      link.removeAttribute("href");
    }
  }
}

// The date of a stage that is so many days, weeks or months after `day`, or before it where that is less than nothing. Where a
// month has no such day, it is the month's last.
function dateOf(stage, day) {
  const count = Number(stage.dataset.count);
  const date = new Date(day);
  if (stage.dataset.unit === "months") {
    const dayOfMonth = date.getUTCDate();
    date.setUTCMonth(date.getUTCMonth() + count);
    if (date.getUTCDate() !== dayOfMonth) date.setUTCDate(0);
  } else {
    date.setUTCDate(date.getUTCDate() + count * (stage.dataset.unit === "weeks" ? 7 : 1));
  }
  return date;
}

function timeOf(date) {
  const time = document.createElement("time");
  time.className = "stage-date";
  time.dateTime = isoOf(date);
  time.textContent = inWords(date);
  return time;
}

function inWords(date) {
  return date.toLocaleDateString(document.documentElement.lang, { dateStyle: "full", timeZone: "UTC" });
}

// A file as calendars read it: https://www.rfc-editor.org/rfc/rfc5545. To save it again for the same day changes nothing there.
function calendarOf(day, dated) {
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, "");
  const all = [...document.querySelectorAll(".timeline > li")];
  const events = dated.flatMap(({ stage, date }) => [
    "BEGIN:VEVENT",
    `UID:${escaped(`${day}-${all.indexOf(stage)}${location.pathname}@${location.host}`)}`,
    `DTSTAMP:${now}`,
    `DTSTART;VALUE=DATE:${isoOf(date).replaceAll("-", "")}`,
    `SUMMARY:${escaped(linesOf(document.querySelector("h1")).join(" "))}: ${escaped(nameOf(stage))}`,
    `DESCRIPTION:${linesOf(stage.querySelector(".stage-text")).map(escaped).join("\\n")}`,
    `URL:${location.origin}${location.pathname}`,
    "TRANSP:TRANSPARENT",
    "END:VEVENT",
  ]);
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Careleaf//Timeline//EN", ...events, "END:VCALENDAR"];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function nameOf(stage) {
  return linesOf(stage.querySelector(".stage-name").firstElementChild).join(" ");
}

// The words of an element, without what a reader does not read as part of its text: a line for each paragraph and each entry.
function linesOf(element) {
  const copy = element.cloneNode(true);
  for (const besides of copy.querySelectorAll(BESIDES)) besides.remove();
  const texts = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/\s+/g, " ");
  for (const item of copy.querySelectorAll("li")) item.prepend("- ");
  for (const block of copy.querySelectorAll(BLOCKS)) {
    block.before("\n");
    block.after("\n");
  }
  return copy.textContent.split("\n").map((line) => line.trim()).filter(Boolean);
}

function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&");
}

function folded(line) {
  let text = "";
  let length = 0;
  for (const sign of line) {
    const bytes = new TextEncoder().encode(sign).length;
    if (length + bytes > LONGEST_LINE) {
      text += "\r\n ";
      length = 1;
    }
    text += sign;
    length += bytes;
  }
  return text;
}

function isoOf(date) {
  return date.toISOString().slice(0, 10);
}
