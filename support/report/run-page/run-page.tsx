import { readFileSync } from 'node:fs';
import path from 'node:path';
import { renderPage } from '../../page';
import { headlineOf } from '../../language/headline';
import { describeOutgrown, type RunReport } from '../run-report';
import { Coverage, Everything } from './coverage';
import { Head } from './head';
import { LongLife } from './long-life';
import { OfferSection } from './offer';
import { Recorded } from './recorded';
import { Room } from './room';
import { Rules } from './rules';
import { Blocked, Errors, NotApplicable } from './unjudged';

const style = readFileSync(path.join(__dirname, 'style.css'), 'utf8');
const script = readFileSync(path.join(__dirname, 'script.js'), 'utf8');

/**
 * The run's own page: the verdict, what stood in the way and what to do next; the broken rules by what they cost, each
 * with the picture and the words of the conversation; what was offered, covered, and not applicable.
 */
export function renderRunPage(report: RunReport): string {
  const { verdict, target } = headlineOf(report.results, report.language);
  const room = new Room();
  return renderPage({
    title: `${verdict}. ${target}`,
    language: report.language,
    style,
    script,
    children: (
      <>
        <Head report={report} />
        <main>
          <Errors report={report} />
          <Recorded report={report} room={room} />
          <LongLife report={report} />
          <Rules report={report} verdict="fail" room={room} />
          <Blocked report={report} />
          <Rules report={report} verdict="warn" room={room} />
          {report.outgrown.map((deviation) => (
            <p>{describeOutgrown(deviation)}</p>
          ))}
          <Coverage report={report} />
          <OfferSection report={report} />
          <NotApplicable report={report} />
          <Rules report={report} verdict="info" room={room} />
          <Everything report={report} />
        </main>
      </>
    ),
  });
}
