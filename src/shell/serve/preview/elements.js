// What the panel and the overlay are made of.
//
// Everything is set as text, so that nothing in a message can be HTML. Both are elements of their own with a shadow tree: no
// style of the page reaches into it, and none of theirs gets out.

const styles = new CSSStyleSheet();

export const stylesAreThere = fetch(new URL("preview.css", import.meta.url))
  .then((answer) => answer.text())
  .then((text) => styles.replace(text))
  .catch(() => styles);

// The shadow tree of `host`. The page around it may be in another language.
export function shadowOf(host) {
  host.lang = "en-GB";
  host.dir = "ltr";
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [styles];
  return shadow;
}

// An element with its properties, and with texts and other elements in it; what is null is left out.
export function element(name, properties, ...contents) {
  const { attributes = {}, ...others } = properties ?? {};
  const made = Object.assign(document.createElement(name), others);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...contents.filter((content) => content !== null && content !== undefined));
  return made;
}

// A message. What it has between backticks is code.
export function words(name, className, text) {
  const parts = text.split("`");
  // A backtick without a second one is part of what is quoted.
  if (parts.length % 2 === 0) return element(name, { className }, text);
  return element(name, { className }, ...parts.map((part, index) => (index % 2 ? element("code", {}, part) : part)));
}

// Where a mistake is; a link that opens the place in the editor, where there is one.
export function place({ file, line, editor }) {
  if (!file) return null;
  const text = `${file}, line ${line}`;
  return editor ? element("a", { className: "place", href: editor }, text) : element("span", { className: "place" }, text);
}

// The end of a list that is too long to be shown.
export function rest({ more }) {
  return more ? words("p", "rest", `And ${number(more)} more. \`careleaf check\` lists them all.`) : null;
}

// `1 error`, `2 errors`.
export function count(amount, noun) {
  return `${number(amount)} ${noun}${amount === 1 ? "" : "s"}`;
}

// `1 error and 2 warnings`
export function counts({ errors, warnings }) {
  const parts = [errors && count(errors, "error"), warnings && count(warnings, "warning")];
  return parts.filter(Boolean).join(" and ");
}

export function number(amount) {
  return amount.toLocaleString("en-GB");
}

// What is remembered as long as the tab is open. A browser may be set to keep nothing, and then says so by failing.
export function kept(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keep(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Then it is forgotten.
  }
}
