// a token in the environment would publish the report, wire data included
delete process.env.CUCUMBER_PUBLISH_ENABLED;
delete process.env.CUCUMBER_PUBLISH_TOKEN;

module.exports = {
  default: {
    requireModule: ['ts-node/register/transpile-only'],
    require: ['support/suite/!(*.test).ts', 'steps/!(*.test).ts'],
    format: ['progress', 'html:reports/cucumber.html'],
    plugin: ['./support/suite/selection.js'],
    publish: false,
  },
};
