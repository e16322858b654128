// Comfort on the start page: a file may be dropped anywhere, and one that is too large is refused before it is sent.
const form = document.querySelector("#upload");
const drop = document.querySelector("#drop");
const input = form.elements.draft;
const fault = document.querySelector("#draft-fault");
const picked = document.querySelector("#picked");
const button = form.querySelector("button[type=submit]");
const busy = form.querySelector(".busy");

function check() {
  const file = input.files[0];
  picked.textContent = file ? file.name : "尚未选择";
  picked.classList.toggle("chosen", Boolean(file));
  const largest = Number(form.dataset.largest);
  const words = file && file.size > largest ? `文件超过 ${Math.floor(largest / 1048576)} MB，请拆分文件、压缩图片，或只提交草案正文。` : "";
  fault.textContent = words;
  drop.classList.toggle("faulty", words !== "");
  return words === "";
}

function complain() {
  if (input.files.length) return check();
  fault.textContent = "请先选择要审查的文件";
  drop.classList.add("faulty");
  return false;
}

function reset() {
  button.disabled = false;
  busy.hidden = true;
}

document.documentElement.classList.add("scripted");
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) drop.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  if (event.dataTransfer.files.length) {
    input.files = event.dataTransfer.files;
    check();
    button.focus();
  }
});
drop.addEventListener("click", (event) => {
  if (!event.target.closest("label, input")) input.click();
});
input.addEventListener("change", check);
input.required = false;
check();
form.addEventListener("submit", (event) => {
  if (!complain()) {
    event.preventDefault();
    return;
  }
  button.disabled = true;
  busy.hidden = false;
});
window.addEventListener("pageshow", reset);
