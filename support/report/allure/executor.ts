/** Who ran a run, as Allure shows it, with a link to the job. */
export interface Executor {
  name: string;
  type: string;
  buildName: string;
  buildUrl: string;
  buildOrder?: number;
  reportName: string;
}

/** The CI that runs this process, by the variables it sets; null where there is none. */
export function executorOf(env: NodeJS.ProcessEnv, reportName: string): Executor | null {
  const { GITHUB_ACTIONS, GITHUB_SERVER_URL = '', GITHUB_REPOSITORY = '', GITHUB_RUN_ID = '' } = env;
  if (GITHUB_ACTIONS === 'true') {
    return {
      name: 'GitHub Actions',
      type: 'github',
      buildName: `${env.GITHUB_WORKFLOW ?? 'workflow'} #${env.GITHUB_RUN_NUMBER ?? ''}`,
      buildUrl: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`,
      ...orderOf(env.GITHUB_RUN_NUMBER),
      reportName,
    };
  }
  if (env.GITLAB_CI !== undefined) {
    return {
      name: 'GitLab CI',
      type: 'gitlab',
      buildName: `${env.CI_JOB_NAME ?? 'job'} #${env.CI_PIPELINE_IID ?? ''}`,
      buildUrl: env.CI_JOB_URL ?? '',
      ...orderOf(env.CI_PIPELINE_IID),
      reportName,
    };
  }
  if (env.JENKINS_URL !== undefined) {
    return {
      name: 'Jenkins',
      type: 'jenkins',
      buildName: `${env.JOB_NAME ?? 'job'} #${env.BUILD_NUMBER ?? ''}`,
      buildUrl: env.BUILD_URL ?? '',
      ...orderOf(env.BUILD_NUMBER),
      reportName,
    };
  }
  return null;
}

function orderOf(number: string | undefined): { buildOrder?: number } {
  return number !== undefined && /^\d+$/.test(number) ? { buildOrder: Number(number) } : {};
}
