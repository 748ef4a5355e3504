import type { Facts } from '#shared/activities/habits/state.ts';
import { formatsOf } from '#client/locales/formats.ts';
import { drawings } from './en-words.ts';

const { loss, percent, whole } = formatsOf('en');

export const habits = {
  prediction: {
    shuffled: {
      title: 'Shuffled labels',
      asks: (facts: Facts) =>
        `Every training drawing gets a label by lot. What will the training loss do in ${whole(facts.epochs!)} epochs?`,
      answers: ['It falls', 'It hardly changes', 'It rises or explodes'],
      came: ({ exploded, epochs, trainFirst, trainLast }: Facts, _outcome: number) =>
        exploded
          ? 'It exploded.'
          : `In ${whole(epochs!)} epochs it went from ${loss(trainFirst!)} to ${loss(trainLast!)}: what falls was learned by heart.`,
    },
  },
  claim: {
    fewerWeights: {
      claim: '“Convolution has fewer weights, so it overfits less.”',
      tries: (facts: Facts) =>
        `Both networks, of about as many weights, train ${whole(facts.epochs!)} epochs from one seed on the same batches. Each is measured on its training set and on ${drawings(facts.test!)} for the test. Then scramble the pixels and try again.`,
      came: (facts: Facts, _outcome: number) =>
        `Convolutional, ${whole(facts.convolutionalWeights!)} weights: ${percent(facts.convolutionalTraining!)} right in training, ${percent(facts.convolutionalTest!)} in the test. Fully connected, ${whole(facts.connectedWeights!)} weights: ${percent(facts.connectedTraining!)} and ${percent(facts.connectedTest!)}. With as many weights, a difference comes from elsewhere: neighbouring pixels, and weights used everywhere.`,
    },
  },
};
