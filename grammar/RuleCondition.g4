/** When a rule holds: facts compared with limits or with each other, joined by not, and, or. No number stands here. */
grammar RuleCondition;

condition  : either EOF ;
either     : every ('or' every)* ;
every      : part ('and' part)* ;

part
    : 'not' part                              # negation
    | '(' either ')'                          # group
    | presence=('known' | 'unknown') FACT     # presence
    | FACT operator=(GE | GT | LE | LT | EQ) bound  # comparison
    | FACT 'in' low=bound '..' high=bound     # range
    | FACT                                    # flag
    ;

bound      : LIMIT | FACT ;

GE    : '>=' ;
GT    : '>' ;
LE    : '<=' ;
LT    : '<' ;
EQ    : '==' ;
LIMIT : 'limit.' [a-z] [a-z0-9-]* ;
FACT  : [a-zA-Z] [a-zA-Z0-9]* ('.' [a-zA-Z0-9]+)* ;
SPACE : [ \t\r\n]+ -> skip ;
OTHER : . ;
