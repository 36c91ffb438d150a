export {
  startReferenceServer,
  type Credentials,
  type ReferenceServer,
  type ReferenceServerOptions,
} from './start';
