# Rules

Written by `RulesDocTest` from `src/main/resources/rules/`; do not edit. `mvn test -Dapprove` writes it anew.

A finding is the most convincing form of a rule that holds. A condition names facts and limits; each limit has its reason. What spans several rules stands in their
files too: what a finding spoils, whom it shares a certainty with, before what it steps back. How these weigh against each other is `Ranking`.

<#list stages as stage>
- ${stage.name}: <#list stage.rules as rule>[${rule.id}](#${rule.id})<#sep>, </#list>
</#list>
<#list stages as stage>

# Stage ${stage.name}
<#list stage.rules as rule>

## ${rule.id}

**${rule.title}** ${rule.about}

*${rule.kind}*

| form | confidence | severity | cause | when |
| --- | --- | --- | --- | --- |
<#list rule.forms as form>
| ${form?index + 1} | ${form.confidence} | ${form.severity} | ${form.cause} | `${form.when}` |
</#list>
<#if rule.limits?has_content>

| limit | value | why |
| --- | --- | --- |
<#list rule.limits as limit>
| ${limit.name} | ${limit.value} | ${limit.why} |
</#list>
</#if>
<#if rule.odds?has_content>

One of several possible owners of `${rule.group}`, of weight ${rule.prior} before anything is known:

| times | when | why |
| --- | --- | --- |
<#list rule.odds as odds>
| ${odds.times} | `${odds.when}` | ${odds.why} |
</#list>
</#if>
<#if rule.spoils?has_content>

<#list rule.spoils as spoiling>
Findings built on <#list spoiling.facts as fact>`${fact}`<#sep>, </#list> get at most ${spoiling.cap}: ${spoiling.why}.
</#list>
</#if>
<#if rule.yieldsTo?has_content>

Steps back before <#list rule.yieldsTo as other>`${other}`<#sep>, </#list>.
</#if>
<#if rule.recommend?has_content>

Recommends <#list rule.recommend as remedy>`${remedy}`<#sep>, </#list>.
</#if>

Proven by: <#list rule.cases as says>${says}<#sep>; </#list>.
</#list>
</#list>

# Facts that ordinary logs do not tell

What rules ask for and neither a sample nor a run of the lab shows, and the input that would yield it.

| fact | input | asked for by |
| --- | --- | --- |
<#list inputs as row>
| `${row.fact}` | ${row.input} | ${row.rules} |
</#list>
