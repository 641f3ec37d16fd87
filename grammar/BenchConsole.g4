/**
 * One printed result of a serving benchmark: the lines from its headline on, margin and log prefix already cut off.
 * Rows are `label: value`, in any order; which labels there are changes with every release and is not said here.
 */
grammar BenchConsole;

block    : (content NEWLINE)* content EOF ;

content  : RULE WORD+ RULE              # headline
         | RULE                         # ruler
         | DASHES text*                 # section
         | label COLON value?           # row
         | text*                        # other
         ;

label    : (WORD | NUMBER)+ ;
value    : number | words ;
number   : NUMBER ;
words    : text+ ;

text     : WORD | NUMBER | COLON | RULE | DASHES | OTHER ;

RULE     : '=====' '='* ;
DASHES   : '-----' '-'* ;
COLON    : ':' ;
NUMBER   : [+-]? (DIGITS ('.' DIGITS?)? | '.' DIGITS) ([eE] [+-]? DIGITS)?
         | DIGIT DIGIT? DIGIT? (',' DIGIT DIGIT DIGIT)+ ('.' DIGITS)?
         | [+-]? ([nN] [aA] [nN] | [iI] [nN] [fF])
         ;
WORD     : ~[ \t\r\n:=\-] ~[ \t\r\n:]* ;

NEWLINE  : '\n' ;
BLANK    : [ \t\r]+ -> skip ;
OTHER    : . ;

fragment DIGITS : DIGIT+ ;
fragment DIGIT  : [0-9] ;
