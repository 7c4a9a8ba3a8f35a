import type { MappingCandidate } from '@pf/contract'

/** From here on texts that merely resemble each other may be taken unseen. */
const leastScore = 0.6

/** Whether one key may take the best candidate: it is of an exact stage, or resembles enough. Others are taken by their digit. */
export function isSure({ reason, score }: Pick<MappingCandidate, 'reason' | 'score'>): boolean {
  return (reason !== 'similarPartNumber' && reason !== 'similarName') || score >= leastScore
}
