/** The page's call to a statistics service, which no setting switches off. */
const analytics =
  /<script async src="https:\/\/www\.googletagmanager\.com\/[^"]*"><\/script>\s*<script>\s*window\.dataLayer[\s\S]*?<\/script>/;
/** The data of the page, in two scripts at its end, and the program that shows it. */
const data =
  /<script async>\s*window\.allureReportDataReady[\s\S]*?<\/script>\s*<script defer>[\s\S]*?<\/script>/;
const program = /<script\s+src="data:text\/javascript;base64,/;

/**
 * The page of Allure 3 as one that asks nobody for anything: its call to a statistics service is cut, and its data stands
 * before the program that reads it, which else may be quicker, and then looks for files beside the page.
 * @throws Error where the page is not built as this release of Allure builds it
 */
export function localPage(page: string): string {
  const quiet = page.replace(analytics, '');
  const [scripts] = data.exec(quiet) ?? [];
  if (quiet === page || scripts === undefined || !program.test(quiet))
    throw new Error(
      'the page of Allure 3 is built otherwise than wanted: look at its call to a statistics service',
    );
  const at = quiet.indexOf(scripts);
  const without = quiet.slice(0, at) + quiet.slice(at + scripts.length);
  const start = without.search(program);
  return without.slice(0, start) + scripts + without.slice(start);
}
