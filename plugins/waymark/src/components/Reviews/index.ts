export { OpenReviews } from './OpenReviews';
export { RequestReview } from './RequestReview';
export { ownerOf } from './ownerOf';
