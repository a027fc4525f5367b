// The checker of the W3C, "vnu", on files.

import { execFile } from "node:child_process";

import vnu from "vnu-jar";

// What the checker does not know yet: CSS Anchor Positioning, https://www.w3.org/TR/css-anchor-position-1/. Browsers that do not
// know it either pass over it.
const NOT_KNOWN = /^CSS: (“position-(area|try-fallbacks)”: Property .* doesn't exist|Unrecognized at-rule “@position-try”)/;

// One line for each thing that it finds, errors and warnings alike.
export async function findingsIn(...files) {
  const report = await run(["-jar", vnu, "--format", "json", "--stdout", "--also-check-css", "--also-check-svg", ...files]);
  const found = JSON.parse(report).messages.filter(({ message }) => !NOT_KNOWN.test(message));
  return found.map(({ url = "", lastLine = 0, type, message }) => `${url}:${lastLine}: ${type}: ${message}`);
}

// The checker ends with status 1 when it finds something, which is an answer and not a failure.
function run(parameters) {
  return new Promise((resolve, reject) => {
    execFile("java", parameters, { maxBuffer: 64 * 1024 * 1024 }, (error, output, complaints) => {
      if (output.startsWith("{")) resolve(output);
      else reject(new Error(`the checker could not run: ${error?.message ?? complaints}`));
    });
  });
}
