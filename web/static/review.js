// Comfort on the review page: both panes follow each other, progress is counted, unsaved work is guarded.
const form = document.querySelector("#review");
const list = document.querySelector(".pane.list");
const draft = document.querySelector(".pane.draft");
const progress = document.querySelector("#progress");
const saved = document.querySelector("#saved");
const all = document.querySelector("#show-all");
const label = document.querySelector("#label");
const version = document.querySelector("#version").value;
const page = document.querySelector("#page");
const key = `fashen:${location.pathname}`;
const typedKey = `fashen-typed:${location.pathname}`;
let dirty = document.querySelector("#problem") !== null;

function count() {
  const total = Number(progress.dataset.total);
  const open = list.querySelectorAll(".none input:checked").length;
  progress.textContent = `${total - open}/${total}`;
  const left = document.querySelector("#open");
  if (left) left.textContent = open;
  const rows = document.querySelectorAll("#duties .reply");
  const waiting = document.querySelectorAll("#duties .none input:checked").length;
  document.querySelector("#answered").textContent = `${rows.length - waiting}/${rows.length}`;
}

function mark(number) {
  for (const one of document.querySelectorAll(".on")) one.classList.remove("on");
  document.querySelector(`#f${number}`)?.classList.add("on");
  for (const words of draft.querySelectorAll(".hl")) {
    if (words.dataset.findings.split(" ").includes(number)) words.classList.add("on");
  }
}

function centre(pane, target) {
  const inside = target.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + inside - pane.clientHeight / 3, behavior: "smooth" });
}

function follow(event) {
  const link = event.target.closest("a[href^='#f'], a[href^='#t']");
  const found = link && /^#([ft])(\d+)$/.exec(link.getAttribute("href"));
  if (!found || event.ctrlKey || event.metaKey || event.shiftKey || !matchMedia("(min-width: 901px)").matches) return;
  const target = document.querySelector(found[0]);
  if (!target) return;
  if (target.closest(".finding") && target.offsetParent === null) showAll();
  event.preventDefault();
  history.replaceState(null, "", found[0]);
  document.querySelector("#findings").scrollIntoView({ block: "start" });
  centre(found[1] === "t" ? draft : list, target);
  mark(found[2]);
}

function changed() {
  dirty = true;
  saved.textContent = "有未保存的修改";
  saved.classList.add("dirty");
  count();
}

function remember() {
  sessionStorage.setItem(key, JSON.stringify([scrollY, draft.scrollTop, list.scrollTop]));
}

function showFault() {
  const fault = list.querySelector(".finding.faulty");
  if (fault) list.scrollTop = fault.offsetTop - 8;
}

function restore() {
  const stored = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  if (!stored || document.querySelector("#problem")) return;
  const [top, left, right] = JSON.parse(stored);
  scrollTo(0, top);
  draft.scrollTop = left;
  list.scrollTop = right;
}

function showAll() {
  if (all) all.checked = true;
  if (label) label.value = "";
  byLabel();
}

function tellNone() {
  const none = document.querySelector("#none-shown");
  if (none) none.hidden = [...list.querySelectorAll(".finding")].some((card) => card.offsetParent !== null);
}

function byLabel() {
  for (const card of list.querySelectorAll(".finding")) {
    card.classList.toggle("other", Boolean(label?.value) && !card.dataset.labels.split(" ").includes(label.value));
  }
  tellNone();
}

// What was typed but not saved outlives a reload, the back button and a page that has expired.
function typed() {
  return [...new FormData(form)].filter(([name]) => !["csrf_token", "version", "page", "show", "only", "duty-show"].includes(name));
}

function keep() {
  sessionStorage.setItem(typedKey, JSON.stringify([version, page.value, typed()]));
}

function recover() {
  const [from, by, fields] = JSON.parse(sessionStorage.getItem(typedKey) ?? "[]");
  if (!fields || document.querySelector("#problem")) return;
  if (from !== version && by !== page.dataset.last) {
    sessionStorage.removeItem(typedKey);
    return;
  }
  if (JSON.stringify(fields) === JSON.stringify(typed())) return;
  for (const [name, value] of fields) {
    const field = form.elements.namedItem(name);
    if (field) field.value = value;
  }
  changed();
  saved.textContent = "已恢复没有保存的填写";
}

document.addEventListener("click", follow);
label?.closest("p").removeAttribute("hidden");
label?.addEventListener("change", byLabel);
list.addEventListener("change", (event) => {
  if (event.target.name === "show") tellNone();
});
form.addEventListener("input", (event) => {
  if (event.target.classList.contains("filter") || event.target === label) return;
  changed();
  keep();
});
form.addEventListener("submit", (event) => {
  dirty = false;
  if (event.submitter?.value) {
    saved.textContent = "已保存";
    saved.classList.remove("dirty");
  } else {
    remember();
  }
});
addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
restore();
recover();
showFault();
