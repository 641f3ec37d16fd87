/**
 * One statistics line of an engine, from its message on: pairs `label: value unit` between commas, in any order. Which
 * labels there are changes with every release and is not said here; a label may stand before another, as a scope.
 */
grammar ServerLog;

statistics : field (COMMA field)* EOF ;

field  : (label COLON)+ NUMBER unit? rest*   # pair
       | text*                               # other
       ;

label  : (WORD | NUMBER)+ ;
unit   : PERCENT | WORD ;
rest   : OTHER ;
text   : WORD | NUMBER | COLON | PERCENT | OTHER ;

COMMA   : ',' ;
COLON   : ':' ;
PERCENT : '%' ;
NUMBER  : '-'? DIGIT+ ('.' DIGIT+)? ;
WORD    : LETTER (LETTER | DIGIT | [/\-])* ;
BLANK   : [ \t\r\n]+ -> skip ;
OTHER   : . ;

fragment LETTER : [a-zA-Z_] ;
fragment DIGIT  : [0-9] ;
