/**
 * One line of a token timing log in plain text: a request, and what happened to it when. Blanks are tokens, since they
 * are what separates words here; whether a request that looks like a number is one depends on what follows it.
 */
grammar TokenTimings;

line
    : word BLANK SENT BLANK time                          # sent
    | word BLANK END BLANK time                           # end
    | word BLANK FAIL (BLANK time)? (BLANK reason)?       # fail
    | word BLANK INT BLANK time (BLANK COUNT)?            # token
    | name BLANK time (BLANK COUNT)?                      # arrival
    ;

start  : line EOF ;
time   : INT | NUMBER | QUANTITY | STAMP ;
reason : word (BLANK word)* ;
word   : name | INT | NUMBER ;
name   : SENT | END | FAIL | COUNT | QUANTITY | STAMP | WORD ;

SENT     : 'sent' ;
END      : 'end' ;
FAIL     : 'fail' ;
COUNT    : 'x' DIGIT+ ;
INT      : DIGIT+ ;
NUMBER   : DECIMAL ;
QUANTITY : DECIMAL ('s' | 'ms' | 'us' | 'µs' | 'ns') ;
STAMP    : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT [T_] DIGIT DIGIT ':' DIGIT DIGIT ':' DIGIT DIGIT
           ('.' DIGIT+)? ('Z' | [+\-] DIGIT DIGIT ':'? DIGIT DIGIT)? ;
BLANK    : [ \t]+ ;
WORD     : ~[ \t\r\n]+ ;
OTHER    : . ;

fragment DECIMAL : '-'? DIGIT+ ('.' DIGIT+)? ([eE] [+\-]? DIGIT+)? ;
fragment DIGIT   : [0-9] ;
