// Runs the program as its users do: `build` to its end, `serve` until it is closed.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

const targetFolder = process.env.CARGO_TARGET_DIR ?? join(repository, "target");
const program = process.env.CARELEAF ?? join(targetFolder, "release", "careleaf");

// A start takes a fraction of a second; whoever waits this long waits for a line that will not come.
const START_LIMIT = 30_000;

export async function build(root, output) {
  try {
    await promisify(execFile)(program, ["build", "--root", root, "--output", output]);
  } catch (error) {
    throw new Error(`careleaf build failed (is the program built? cargo build --release)\n${error.stderr ?? error}`);
  }
}

// What `check` says of a site, whether or not it finds errors.
export async function check(root, format = "human") {
  const { stdout } = await promisify(execFile)(program, ["check", "--root", root, "--format", format]).catch((error) => error);
  return stdout;
}

// Starts `serve` and resolves, when it says that it is ready, with its URL and a way to end it.
export async function serve(root) {
  const child = spawn(program, ["serve", "--root", root, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  child.stderr.on("data", (text) => (said += text));

  const ready = new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`careleaf serve did not say its URL\n${said}`)), START_LIMIT);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`careleaf serve ended with status ${code}\n${said}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      said += `${line}\n`;
      const url = line.match(/http:\/\/127\.0\.0\.1:\d+\//)?.[0];
      if (url) {
        clearTimeout(limit);
        resolve(url);
      }
    });
  });

  async function close() {
    if (child.exitCode === null && child.signalCode === null && child.kill()) {
      await once(child, "exit");
    }
  }

  try {
    return { url: await ready, close };
  } catch (error) {
    await close();
    throw error;
  }
}
