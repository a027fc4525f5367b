// Runs axe-core on an open page.

import axe from "axe-core";

// Every rule, the experimental ones and the best practices included, but for WCAG's level AAA, which is not promised.
const RULES = Object.fromEntries(
  axe.getRules().map(({ ruleId, tags }) => [ruleId, { enabled: !tags.includes("wcag2aaa") }]),
);
// This experimental rule knows no role for a table's box, which has to take the focus so that the keyboard can scroll it.
RULES["focus-order-semantics"].enabled = false;

// One line for each element that breaks a rule.
export async function violationsOf(page) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { rules, resultTypes: ["violations"] }), RULES);
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
}
