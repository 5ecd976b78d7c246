// Small additions to pages that work without them. No dependency; at most 10 KB.
(() => {
  "use strict";
  const doc = document;
  const live = doc.getElementById("live");
  const connection = navigator.connection || {};
  const slow = () => Boolean(connection.saveData) || /2g/.test(connection.effectiveType || "");

  // Said to screen readers a moment later, so that a change is noticed.
  let saying;
  function announce(text) {
    if (!live || !text) return;
    clearTimeout(saying);
    live.textContent = "";
    saying = setTimeout(() => (live.textContent = text), 300);
  }

  // Said when the page opens. Errors take the focus.
  announce([...doc.querySelectorAll("[data-announce]")].map((one) => one.textContent.trim()).join(" "));
  const wrong = doc.querySelector("[data-focus]");
  if (wrong) wrong.focus();

  // Quick exit: leave at once, keep no way back.
  doc.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-quick-exit]") : null;
    if (!button) return;
    event.preventDefault();
    const form = button.closest("form");
    doc.title = " ";
    doc.body.hidden = true;
    if (form) {
      const body = new URLSearchParams(new FormData(form));
      fetch(form.action, { method: "POST", body, keepalive: true, redirect: "manual" }).catch(() => {});
    }
    location.replace(button.dataset.quickExit || "/");
  });

  // Weak connection: the words are in the page, in templates.
  let told = null;
  function tellWeak(name) {
    const id = typeof name === "string" ? name : "weak-connection";
    const words = doc.getElementById(id);
    const main = doc.getElementById("main");
    if (told === id || !words || !main) return;
    told = id;
    for (const old of doc.querySelectorAll("[data-weak]")) old.remove();
    const notice = words.content.cloneNode(true);
    notice.firstElementChild.dataset.weak = "";
    main.insertBefore(notice, main.firstChild);
    announce(words.content.textContent.trim());
  }
  addEventListener("offline", tellWeak);
  if (navigator.onLine === false) tellWeak();

  // Where something failed before, a search waits for a connection: the browser's error page would take the place
  // of what was typed. Tried again once.
  let shaky = navigator.onLine === false;
  addEventListener("offline", () => (shaky = true));
  async function reachable() {
    if (navigator.onLine === false) return false;
    const stop = new AbortController();
    const late = setTimeout(() => stop.abort(), 5000);
    return fetch("/enhance.js", { method: "HEAD", cache: "no-store", signal: stop.signal })
      .then(() => true, () => false)
      .finally(() => clearTimeout(late));
  }
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const online = () =>
    navigator.onLine ? wait(5000) : new Promise((done) => addEventListener("online", done, { once: true }));
  let held = 0;
  async function send(form, button) {
    const mine = ++held;
    const fields = () => new URLSearchParams(new FormData(form)).toString();
    const asked = fields();
    if (!(await reachable())) {
      if (mine !== held) return;
      told = null;
      tellWeak("no-connection");
      await online();
      if (mine !== held || fields() !== asked) return;
      if (!(await reachable())) return tellWeak("still-no-connection");
    }
    if (mine !== held) return;
    shaky = false;
    form.requestSubmit(button);
  }

  // A posting is saved in place; what is refused goes the plain way.
  async function keep(form, button) {
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    const asked = { method: "POST", body, headers: { accept: "application/json" } };
    const answer = await fetch(form.action, asked).catch(() => null);
    delete form.dataset.sent;
    if (!answer) return tellWeak();
    if (!answer.ok || answer.redirected) {
      delete form.dataset.keep;
      return form.requestSubmit(button);
    }
    announce((await answer.json()).said);
    const { act, label } = button.dataset;
    Object.assign(button.dataset, { act: button.value, label: button.getAttribute("aria-label") });
    button.value = act;
    button.setAttribute("aria-label", label);
  }

  // One submission per press; not disabled, so that its value is sent.
  doc.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented) return;
    // A search may be sent again at any time.
    if (form.method !== "post") {
      if (shaky || navigator.onLine === false) {
        event.preventDefault();
        return void send(form, event.submitter);
      }
      if (event.submitter) event.submitter.classList.add("is-busy");
      form.setAttribute("aria-busy", "true");
      const again = form.dataset.asked;
      form.dataset.asked = "1";
      setTimeout(tellWeak, 8000);
      if (!again)
        setTimeout(() => {
          if (!form.dataset.asked) return;
          tellWeak("no-answer");
          stop();
          form.requestSubmit();
        }, 25000);
      return;
    }
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    const button = event.submitter;
    if (button && "keep" in form.dataset) {
      event.preventDefault();
      return void keep(form, button);
    }
    if (button && button.classList.contains("btn")) {
      button.classList.add("is-busy");
      button.setAttribute("aria-disabled", "true");
    }
    setTimeout(tellWeak, 8000);
  });
  // Back by the browser's button: all can be sent again.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    for (const form of doc.querySelectorAll("form[data-sent], form[data-asked]")) {
      delete form.dataset.sent;
      delete form.dataset.asked;
      form.removeAttribute("aria-busy");
      for (const button of form.querySelectorAll(".is-busy")) {
        button.classList.remove("is-busy");
        button.removeAttribute("aria-disabled");
      }
    }
  });

  // Suggestions while typing: WAI-ARIA 1.2, combobox with a listbox.
  function suggestFor(input, number) {
    const list = doc.createElement("ul");
    list.id = `suggest-${number}`;
    list.className = "suggest";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", (input.labels && input.labels[0] && input.labels[0].textContent.trim()) || "");
    list.hidden = true;
    input.parentNode.appendChild(list);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": list.id,
    }))
      input.setAttribute(name, value);

    const known = new Map();
    let active = -1;
    let waiting;
    let request;

    const options = () => [...list.children];
    function close() {
      clearTimeout(waiting);
      if (request) request.abort();
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }
    function mark(index) {
      const all = options();
      active = (index + all.length + 1) % (all.length + 1);
      if (active === all.length) active = -1;
      all.forEach((one, at) => one.setAttribute("aria-selected", String(at === active)));
      const chosen = all[active];
      if (!chosen) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    }
    function pick(option) {
      input.value = option.textContent;
      close();
      input.focus();
    }
    function show(found) {
      list.textContent = "";
      active = -1;
      input.removeAttribute("aria-activedescendant");
      found.forEach(({ text, lang }, at) => {
        const option = doc.createElement("li");
        option.id = `${list.id}-${at}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        if (lang) option.lang = lang;
        option.dir = "auto";
        option.textContent = text;
        list.appendChild(option);
      });
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(found.length > 0));
      if (live && live.dataset.suggestions) announce(live.dataset.suggestions.replace("#", String(found.length)));
    }
    async function ask() {
      const typed = input.value.trim();
      if (typed.length < 2 || slow()) return close();
      if (known.has(typed)) return show(known.get(typed));
      if (request) request.abort();
      request = new AbortController();
      const { signal } = request;
      try {
        const address = new URL(input.dataset.suggest, location.href);
        address.searchParams.set("q", typed);
        const response = await fetch(address, { signal, headers: { accept: "application/json" } });
        if (!response.ok) return close();
        const found = (await response.json()).suggestions.slice(0, 8);
        known.set(typed, found);
        if (doc.activeElement === input && input.value.trim() === typed) show(found);
      } catch {
        if (signal.aborted) return;
        shaky = true;
        close();
      }
    }

    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, 150);
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing) return;
      if (list.hidden) {
        if (event.key === "ArrowDown") ask();
        return;
      }
      if (event.key === "ArrowDown") mark(active + 1);
      else if (event.key === "ArrowUp") mark(active === -1 ? options().length - 1 : active - 1);
      else if (event.key === "Enter" && active >= 0) pick(options()[active]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
    input.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) pick(option);
    });
  }
  doc.querySelectorAll("input[data-suggest]").forEach(suggestFor);
})();
