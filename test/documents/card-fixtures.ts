/** A card in the first dialect, laid out as the publisher's files are. */
export const FIRST_DIALECT = `# __Harbour Bank hands its call centre to a chatbot__, from ([20240915](https://scan.example/p/20240915).)

__[External link](https://news.example/harbour-bank_(chatbot)?id=7)__



## Summary

Harbour Bank will let a chatbot answer most calls and expects to need 400 fewer people.

## Keywords

* Harbour Bank
* chatbot

## Themes

* Banking

## Signals

| Signal                         | Change                     | 10y horizon                 | Driving force |
|:-------------------------------|:---------------------------|:----------------------------|:--------------|
| Chatbot answers 70% of calls   | From people to software    | Few branches keep a counter | Cost          |
| 400 roles go at the call desk  | Fewer first jobs in a bank |                             | Wage pressure |

## Closest

* [Branches close in the north](0123456789abcdef0123456789abcdef)
* [What a teller does now](fedcba9876543210fedcba9876543210)`;

/** The same publisher's newer dialect. */
export const SECOND_DIALECT = `# __Mill Street Press tries robots in its bindery__, (from page [20250420](https://scan.example/p/20250420).)

__[External link](https://news.example/mill-street)__



## Keywords

* printing
* robots

## Themes

* automation

## Other

* Category: technology
* Type: news

## Summary

Mill Street Press is trying out eight robots and says nobody will lose a job this year.

## Signals

| name             | description                    | change                  | 10-year                 | driving-force     |   relevancy |
|:-----------------|:-------------------------------|:------------------------|:------------------------|:------------------|------------:|
| Robots bind book | Eight robots fold and stitch.  | Hand work to machine.   | Binderies run at night. | Labour is scarce. |           4 |
| No lay-offs      | The firm promises to keep all. | Fear gives way to hope. | Roles change instead.   | A union deal.     |           3 |

## Concerns

| name   | description                         |
|:-------|:------------------------------------|
| Safety | People and robots share one floor.  |

## Issues

| name     | description             |   relevancy |
|:---------|:------------------------|------------:|
| Training | Who teaches the binder. |           5 |`;
