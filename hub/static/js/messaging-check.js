// The messaging check beside what is written. On input only a timer is set; the rest happens while nobody types.
(() => {
  "use strict";

  const { check, waive, words: given } = document.currentScript.dataset;
  const words = JSON.parse(given);
  const form = document.querySelector("form[data-edit-form]");
  if (!form) return;

  const PAUSE = 1200; // milliseconds after the last key
  const UNIMPORTANT = ["csrfmiddlewaretoken", "next", "loaded_revision_id", "loaded_revision_created_at"];
  const ICONS = { blocks: "warning", warning: "warning", info: "info-circle" };
  let timer = 0;
  let running = null;
  let sent = null;
  let shown = "";

  // Small helpers: elements are built, never written as markup, for findings hold words of the text.
  const make = (name, attributes = {}, ...children) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (typeof value === "function") made.addEventListener(key, value);
      else if (value !== null && value !== undefined) made.setAttribute(key, value);
    }
    made.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return made;
  };
  const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", `icon icon-${name}`);
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#icon-${name}`);
    svg.append(use);
    return svg;
  };
  const uuid = () => {
    const bytes = [...crypto.getRandomValues(new Uint8Array(16))];
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  };

  // The chip: how much there is, and the list of it.
  const status = make("span", { class: "messaging-check__said", role: "status" });
  const summary = make("span", {}, words.checking);
  const sign = make("span", { class: "messaging-check__sign" }, icon("openquote"));
  const chip = make(
    "button",
    { type: "button", class: "messaging-check__chip", popovertarget: "messaging-check-list" },
    sign,
    make("span", { class: "messaging-check__name" }, `${words.name}: `),
    summary,
  );
  const everything = make("ol", { class: "messaging-check__all" });
  const panel = make(
    "section",
    { id: "messaging-check-list", class: "messaging-check__panel", popover: "auto", "aria-label": words.list },
    make(
      "header",
      {},
      make("h2", { class: "w-h3" }, words.list),
      make(
        "button",
        { type: "button", popovertarget: "messaging-check-list", popovertargetaction: "hide", "aria-label": words.close },
        icon("cross"),
      ),
    ),
    everything,
  );
  const corner = make("div", { class: "messaging-check" }, chip, panel, status);
  document.body.append(corner);

  const announce = (text) => {
    if (status.textContent !== text) status.textContent = text;
  };

  // Asking: in the background, and only the last answer counts.
  const serialise = () => {
    const data = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string" && !UNIMPORTANT.includes(name)) data.append(name, value);
    }
    return data;
  };
  const ask = async (url, data) => {
    const address = encodeURIComponent(location.pathname + location.search);
    const answer = await fetch(`${url}?address=${address}`, {
      method: "POST",
      body: data,
      signal: running.signal,
      headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, Accept: "application/json" },
    });
    const said = await answer.json();
    if (!answer.ok) throw new Error(said.error);
    return said;
  };
  const look = async () => {
    const data = serialise();
    const key = data.toString();
    if (key === sent) return;
    running?.abort();
    const mine = (running = new AbortController());
    sent = key;
    try {
      show(await ask(check, data));
    } catch (error) {
      if (mine.signal.aborted) return;
      sent = null;
      summary.textContent = words.away;
    }
  };
  const whenIdle = window.requestIdleCallback || ((call) => setTimeout(call, 0));
  const plan = (pause = PAUSE) => {
    clearTimeout(timer);
    timer = setTimeout(() => whenIdle(look, { timeout: 1000 }), pause);
  };
  const isOurs = (event) => event.target.closest?.("[data-messaging-check]");
  for (const name of ["input", "change", "keyup", "pointerup"]) {
    form.addEventListener(name, (event) => isOurs(event) || plan(), { passive: true });
  }

  // Where a finding belongs: the innermost block or field on its path that there is.
  const fieldOf = (name) => {
    const control = form.elements[name] || document.getElementById(`${name}-root`) || document.getElementById(name);
    const one = control instanceof RadioNodeList ? control[0] : control;
    return one?.closest("[data-field-wrapper], .w-field__wrapper") || one?.parentElement || null;
  };
  const placeOf = (finding) => {
    const [name, ...rest] = finding.path.split(".");
    if (!name) return null;
    const root = document.getElementById(`${name}-root`);
    let place = null;
    for (const part of root ? rest : []) {
      const inner = (place || root.parentElement).querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
      if (!inner) break;
      place = inner;
    }
    return place || fieldOf(name);
  };
  const controlsOf = (place) =>
    [...place.querySelectorAll("input, textarea")].filter(
      (control) => control.draftailEditor || control.matches("textarea, input[type=text], input:not([type])"),
    );

  // Mending: only where exactly these words stand exactly once, or at the place that the check named.
  const positionOf = (text, finding) => {
    const { excerpt, start } = finding;
    if (text.startsWith(excerpt, start)) return start;
    const first = text.indexOf(excerpt);
    return first >= 0 && first === text.lastIndexOf(excerpt) ? first : -1;
  };
  // Where words are taken out, what closed their sentence goes with them, and so does the space before.
  const spanOf = (whole, at, finding, text) => {
    let start = at;
    let end = Math.min(whole.length, at + Math.max(finding.excerpt.length, finding.end - finding.start));
    if (!text && /(?:^|[.!?…。！？؟]\s*)$/u.test(whole.slice(0, start))) {
      end += whole.slice(end).match(/^[.!?…。！？؟]?/u)[0].length;
      while (start > 0 && /\s/.test(whole[start - 1])) start -= 1;
    }
    return [start, end];
  };
  const replaceInControl = (control, finding, text) => {
    const at = positionOf(control.value, finding);
    if (at < 0) return false;
    control.setRangeText(text, ...spanOf(control.value, at, finding, text), "end");
    for (const name of ["input", "change"]) control.dispatchEvent(new Event(name, { bubbles: true }));
    return true;
  };
  const replaceInRichText = (control, finding, text) => {
    const { EditorState, Modifier, SelectionState } = window.DraftJS;
    const editor = control.draftailEditor;
    const state = editor.getEditorState();
    const content = state.getCurrentContent();
    const found = content.getBlocksAsArray().filter((block) => block.getText().includes(finding.excerpt));
    if (found.length !== 1) return false;
    const [block] = found;
    const whole = block.getText();
    let at = whole.indexOf(finding.excerpt);
    if (at !== whole.lastIndexOf(finding.excerpt)) at = positionOf(whole, finding);
    if (at < 0) return false;
    const [start, end] = spanOf(whole, at, finding, text);
    const range = SelectionState.createEmpty(block.getKey()).merge({ anchorOffset: start, focusOffset: end });
    const style = block.getInlineStyleAt(at);
    const next = Modifier.replaceText(content, range, text, style, block.getEntityAt(at));
    editor.onChange(EditorState.push(state, next, "insert-characters"));
    return true;
  };
  const replace = (finding, text) => {
    const place = placeOf(finding);
    if (!place || !finding.excerpt) return false;
    return controlsOf(place).some((control) =>
      control.draftailEditor && window.DraftJS
        ? replaceInRichText(control, finding, text)
        : !control.draftailEditor && replaceInControl(control, finding, text),
    );
  };

  // Placing a message: through Wagtail's own object of the stream, after the block, or in its place.
  const textOf = (control) =>
    control.draftailEditor
      ? control.draftailEditor.getEditorState().getCurrentContent().getPlainText("\n\n")
      : control.value;
  const isAllOf = (child, finding) => {
    const texts = controlsOf(child).map(textOf).map((text) => text.trim()).filter(Boolean);
    return texts.length === 1 && finding.end - finding.start >= texts[0].length - 1;
  };
  const streamOf = (finding) => {
    const stream = document.getElementById(`${finding.field}-root`)?.rootBlock;
    return stream?.insert && stream.blockDef?.childBlockDefsByName?.message ? stream : null;
  };
  const place = (finding) => {
    const stream = streamOf(finding);
    const index = stream.children.findIndex((child) => child.id === finding.block_id);
    const at = index < 0 ? stream.children.length : index;
    const old = index < 0 ? null : document.querySelector(`[data-contentpath="${CSS.escape(finding.block_id)}"]`);
    const isWhole = old && isAllOf(old, finding);
    const isGone = isWhole || (finding.start !== null && replace(finding, ""));
    stream.insert({ type: "message", value: finding.block, id: uuid() }, isWhole || index < 0 ? at : at + 1, {
      animate: true,
      focus: true,
    });
    if (isWhole) stream.deleteBlock(at + 1, { animate: true });
    announce(say(isGone || finding.start === null ? "placed" : "placed_beside", { key: finding.fix.key }));
    plan(300);
  };

  // Waiving: a dialog of its own, for a form within the editor's would send the editor's.
  const openWaiver = (finding) => {
    const error = make("p", { class: "error-message", role: "alert" });
    const reason = make("textarea", { name: "reason", rows: 3, required: "", minlength: 3, maxlength: 500 });
    const until = make("input", { name: "until", type: "date" });
    const cancel = make("button", { type: "button", class: "button button-secondary", click: () => dialog.close() }, words.cancel);
    const send = async (event) => {
      event.preventDefault();
      const data = serialise();
      const fields = { finding: finding.id, reason: reason.value, until: until.value };
      for (const [name, value] of Object.entries(fields)) data.append(`messaging-waiver-${name}`, value);
      running?.abort();
      running = new AbortController();
      try {
        const said = await ask(waive, data);
        dialog.close();
        show(said);
        announce(words.is_waived);
      } catch (refusal) {
        error.textContent = refusal.message;
      }
      sent = null;
    };
    const dialog = make(
      "dialog",
      { class: "messaging-check__dialog", "aria-labelledby": "messaging-check-waive", close: () => dialog.remove() },
      make(
        "form",
        { method: "dialog", submit: send },
        make("h2", { class: "w-h3", id: "messaging-check-waive" }, words.waive_title),
        make("p", {}, finding.explanation),
        make("label", {}, words.reason, reason),
        make("label", {}, words.until, until),
        make("p", { class: "help" }, words.waive_help),
        error,
        make("div", { class: "messaging-check__acts" }, make("button", { class: "button" }, words.save), cancel),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  };

  // Showing.
  const quoteOf = (finding) =>
    finding.excerpt
      ? make(
          "q",
          { class: "messaging-check__quote", dir: "auto" },
          finding.before,
          make("mark", {}, finding.excerpt),
          finding.after,
        )
      : null;
  const act = (finding, name, text, click) =>
    make("button", { type: "button", class: "button button-small button-secondary", "data-act": `${finding.key} ${name}`, click }, text);
  const actsOf = (finding) => {
    const acts = [];
    if (finding.fix?.kind === "replace" && finding.excerpt) {
      const { text } = finding.fix;
      const run = () => {
        announce(replace(finding, text) ? words.replaced : words.not_found);
        sent = null;
        plan(300);
      };
      acts.push(act(finding, "replace", text ? say("replace", { text }) : words.remove, run));
    }
    if (finding.block) {
      acts.push(
        streamOf(finding)
          ? act(finding, "place", words.place, () => place(finding))
          : make("span", { class: "help" }, say("how_to_place", { key: finding.fix.key })),
      );
    }
    if (finding.can_waive) acts.push(act(finding, "waive", words.waive, () => openWaiver(finding)));
    return acts.length ? make("div", { class: "messaging-check__acts" }, ...acts) : null;
  };
  const headOf = (finding) =>
    make(
      "strong",
      { class: "messaging-check__severity" },
      icon(finding.is_waived ? "check" : ICONS[finding.severity]),
      finding.is_waived ? words.waived : finding.label,
      finding.is_probable && !finding.is_waived ? ` (${words.probable})` : "",
    );
  const itemOf = (finding) =>
    make(
      "li",
      { class: `messaging-check__finding messaging-check__finding--${finding.is_waived ? "waived" : finding.severity}` },
      make("p", {}, headOf(finding), " ", finding.explanation),
      quoteOf(finding),
      finding.is_waived ? make("p", { class: "help" }, say("because", { reason: finding.waived_because })) : null,
      finding.help_text && !finding.is_waived ? make("p", { class: "help" }, finding.help_text) : null,
      actsOf(finding),
    );
  const showBeside = (findings) => {
    document.querySelectorAll("ul[data-messaging-check]").forEach((list) => list.remove());
    const lists = new Map();
    for (const finding of findings) {
      const place = placeOf(finding);
      if (!place) continue;
      if (!lists.has(place)) {
        lists.set(place, make("ul", { class: "messaging-check__beside", "data-messaging-check": "", "aria-label": words.beside }));
      }
      lists.get(place).append(itemOf(finding));
    }
    for (const [place, list] of lists) place.append(list);
  };
  const jumpTo = (finding) => {
    const place = placeOf(finding);
    panel.hidePopover();
    if (!place) return;
    const tab = place.closest("[role=tabpanel][hidden]");
    if (tab) document.querySelector(`[role=tab][aria-controls="${CSS.escape(tab.id)}"]`)?.click();
    for (let panel = place.closest("[hidden]"); panel; panel = place.closest("[hidden]")) panel.hidden = false;
    place.scrollIntoView({ block: "center" });
    // A block's own buttons come first in it, so they are looked for last.
    const wanted = "[contenteditable=true], textarea:not([data-draftail-input]), input:not([type=hidden]), select";
    const target = place.querySelector(wanted) || place.querySelector("button");
    target?.focus({ preventScroll: true });
  };
  const lineOf = (finding) => {
    const isSomewhere = placeOf(finding) !== null;
    const where = isSomewhere ? act(finding, "jump", words.jump, () => jumpTo(finding)) : null;
    const item = itemOf(finding);
    if (isSomewhere) item.querySelector(".messaging-check__acts")?.remove();
    else item.prepend(make("small", {}, words.whole));
    if (where) item.append(make("div", { class: "messaging-check__acts" }, where));
    return item;
  };
  const keepFocus = (change) => {
    const held = document.activeElement?.dataset?.act;
    const inList = panel.contains(document.activeElement);
    change();
    if (!held) return;
    const same = [...(inList ? panel : form).querySelectorAll("[data-act]")].find((one) => one.dataset.act === held);
    (same || chip).focus({ preventScroll: true });
  };
  const show = (said) => {
    const times = new Map();
    const findings = said.findings.map((finding) => {
      const time = (times.get(finding.id) || 0) + 1;
      times.set(finding.id, time);
      return { ...finding, key: `${finding.id}-${time}` };
    });
    summary.textContent = said.summary;
    corner.dataset.worst = said.worst;
    sign.replaceChildren(icon(said.worst ? ICONS[said.worst] : "check"));
    const now = JSON.stringify(findings);
    if (now === shown) return;
    shown = now;
    keepFocus(() => {
      showBeside(findings);
      everything.replaceChildren(...findings.map(lineOf));
    });
    announce(`${words.name}: ${said.summary}`);
  };

  plan(300);
})();
