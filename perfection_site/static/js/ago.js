// Times on cards as "2 h ago", for a week; older ones keep their date. The full time is in the title.

const STEPS = [
  ["minute", 60, 3600],
  ["hour", 3600, 86400],
  ["day", 86400, 7 * 86400],
];

/** "2h ago" for a moment some seconds past; "" where the date says it better. */
export function ago(seconds, language) {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "narrow" });
  if (seconds < 60) return format.format(0, "second");
  const step = STEPS.find(([, , below]) => seconds < below);
  return step ? format.format(-Math.floor(seconds / step[1]), step[0]) : "";
}

/** Rewrite every <time data-ago> inside `root`. */
export function tell(root, now = Date.now()) {
  const language = document.documentElement.lang;
  const timeZone = document.querySelector(".bar")?.dataset.zone; // a person's own choice; undefined is the browser's
  for (const time of root.querySelectorAll("time[data-ago]")) {
    const when = new Date(time.dateTime);
    time.title = when.toLocaleString(language, { dateStyle: "long", timeStyle: "short", timeZone });
    time.textContent = ago((now - when) / 1000, language) || time.textContent;
  }
}
