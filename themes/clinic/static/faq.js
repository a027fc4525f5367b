// The FAQ page reads whole without this module. It adds a box that filters the questions as one types, a button that
// shows or hides all answers, and opens the answer that an address names.

const form = document.querySelector(".faq-filter");
const questions = [...document.querySelectorAll(".question")];

if (form) {
  addFilter(form);
}
openQuestionOfAddress();
addEventListener("hashchange", openQuestionOfAddress);
openAllForPrinting();

function addFilter(form) {
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  const button = form.querySelector("button");
  const searchable = new Map(questions.map((question) => [question, plain(wordsOf(question))]));
  const contents = document.querySelector(".contents");
  const pageLinks = [...document.querySelectorAll(".faq-pages a")];
  let waiting;

  form.hidden = false;
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  filter();

  input.addEventListener("input", () => {
    // A short wait, so that a screen reader announces the count once and not after every letter.
    clearTimeout(waiting);
    waiting = setTimeout(filter, 200);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    filter();
  });
  button.addEventListener("click", () => {
    const open = someAreClosed();
    for (const question of shown()) question.open = open;
    nameButton();
  });
  // A toggle event does not bubble, but it can be captured on its way down.
  document.addEventListener("toggle", nameButton, true);
  // A link may name a question that the filter has hidden.
  addEventListener("hashchange", () => {
    if (questionOfAddress()?.hidden) {
      input.value = "";
      filter();
      questionOfAddress().scrollIntoView();
    }
  });

  function filter() {
    clearTimeout(waiting);
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    for (const [question, text] of searchable) {
      question.hidden = !words.every((word) => text.includes(word));
    }
    // A heading stands only over questions that are shown. Sections lie within groups, so both are settled alike.
    for (const section of document.querySelectorAll(".faq-group, .faq-section")) {
      section.hidden = !section.querySelector(".question:not([hidden])");
    }
    if (contents) contents.hidden = words.length > 0;
    const count = shown().length;
    const { all, some, none } = status.dataset;
    status.textContent = words.length === 0 ? all : count === 0 ? none : some.replace("%shown%", count);
    button.hidden = count === 0;
    nameButton();
    rememberQuery();
  }

  // The query stands in the address, so that Back, Reload and a shared link keep it, and goes along to the other FAQ pages.
  function rememberQuery() {
    const query = input.value.trim();
    const search = query ? `?${new URLSearchParams({ q: query })}` : "";
    if (search !== location.search) {
      history.replaceState(null, "", location.pathname + search + location.hash);
    }
    for (const link of pageLinks) link.search = search;
  }

  function nameButton() {
    button.textContent = someAreClosed() ? button.dataset.show : button.dataset.hide;
  }

  function shown() {
    return questions.filter((question) => !question.hidden);
  }

  function someAreClosed() {
    return shown().some((question) => !question.open);
  }
}

// The question, its answer without the link to its page, and what else a visitor may call it.
function wordsOf(question) {
  const parts = question.querySelectorAll("summary, .answer > :not(.answer-place)");
  return [...parts].map((part) => part.textContent).join(" ") + " " + question.dataset.words;
}

function questionOfAddress() {
  // Both sides are written as an address writes them, so that ids in any script compare equal.
  return questions.find(({ id }) => new URL(`#${id}`, location.href).hash === location.hash);
}

function openQuestionOfAddress() {
  const question = questionOfAddress();
  if (question) question.open = true;
}

// For browsers whose style sheets cannot reach into a closed answer.
function openAllForPrinting() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = questions.filter((question) => !question.open);
    for (const question of opened) question.open = true;
  });
  addEventListener("afterprint", () => {
    for (const question of opened) question.open = false;
  });
}

// Lower case, without accents, and with plain apostrophes, so that words are found whichever way they are typed.
function plain(text) {
  return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[‘’]/g, "'");
}
