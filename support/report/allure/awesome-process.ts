import type { categories as allCategories } from './categories';

/** What the process that makes a report is asked for, as JSON in its only argument. */
export interface AwesomeSettings {
  results: string;
  output: string;
  name: string;
  language: string;
  categories: typeof allCategories;
  /** The file that holds the runs before, to which this one is added. */
  historyPath: string;
}

/** As many runs as allure-commandline keeps. */
const runsMost = 20;

/** Makes a report by Allure 3. In a process of its own, since it computes for seconds and cannot be stopped otherwise. */
async function makeReport(settings: AwesomeSettings): Promise<void> {
  const { results, output, name, language, categories, historyPath } = settings;
  const { AllureReport, resolveConfig } = await import('@allurereport/core');
  const options = { singleFile: true, reportLanguage: language, groupBy: ['epic', 'feature', 'story'] };
  const config = await resolveConfig({
    name,
    output,
    historyPath,
    historyLimit: runsMost,
    categories,
    plugins: { awesome: { options } },
  });
  const report = new AllureReport(config);
  await report.start();
  await report.readDirectory(results);
  await report.done();
}

if (require.main === module) void makeReport(JSON.parse(process.argv[2] ?? '{}') as AwesomeSettings);
