using ErpCrm.Tests.SqlServer.Schema;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ErpCrm.Tests.SqlServer.Fake;

/// <summary>The shape of one result set of a command.</summary>
/// <param name="Rows">One for a query; as many as were written for an OUTPUT.</param>
/// <param name="Columns">The names EF reads them by.</param>
/// <param name="Origins">Where they come from, <c>Table.Column</c>; empty where that is not a column.</param>
/// <param name="Writes">Whether the rows are those that were written, so that keys are new.</param>
internal sealed record FakeResult(int Rows, IReadOnlyList<string> Columns, IReadOnlyList<string> Origins, bool Writes)
{
    public static IReadOnlyList<FakeResult> Of(string sql) =>
        [.. SqlScript.Parse(sql, "").Script.Batches.SelectMany(b => b.Statements).Select(Of).OfType<FakeResult>()];

    private static FakeResult? Of(TSqlStatement statement) => statement switch
    {
        SelectStatement select when First(select.QueryExpression) is { } query => new FakeResult(1,
            Names(query.SelectElements), [.. query.SelectElements.Select(e => Origin(query, e))], false),
        InsertStatement { InsertSpecification: { OutputClause: { } output } insert } =>
            Written(output, (insert.InsertSource as ValuesInsertSource)?.RowValues.Count ?? 1),
        MergeStatement { MergeSpecification: { OutputClause: { } output } merge } =>
            Written(output, (merge.TableReference as InlineDerivedTable)?.RowValues.Count ?? 1),
        UpdateStatement { UpdateSpecification.OutputClause: { } output } => Written(output, 1),
        DeleteStatement { DeleteSpecification.OutputClause: { } output } => Written(output, 1),
        _ => null,
    };

    private static FakeResult Written(OutputClause output, int rows) =>
        new(rows, Names(output.SelectColumns), [], true);

    private static QuerySpecification? First(QueryExpression query) => query switch
    {
        QuerySpecification simple => simple,
        BinaryQueryExpression both => First(both.FirstQueryExpression),
        QueryParenthesisExpression inner => First(inner.QueryExpression),
        _ => null,
    };

    private static List<string> Names(IEnumerable<SelectElement> elements) =>
        [.. elements.Select((element, i) => NameOf(element) ?? $"c{i}")];

    private static string? NameOf(SelectElement element) => element switch
    {
        SelectScalarExpression { ColumnName.Value: { } alias } => alias,
        SelectScalarExpression { Expression: ColumnReferenceExpression column } =>
            column.MultiPartIdentifier.Identifiers[^1].Value,
        _ => null,
    };

    // "[s].[Status0]" of a derived table comes from "Deals.Status" inside it.
    private static string Origin(QuerySpecification query, SelectElement element)
    {
        if (element is not SelectScalarExpression {
            Expression: ColumnReferenceExpression { MultiPartIdentifier.Identifiers: { Count: > 1 } path } })
            return "";
        var (alias, column) = (path[^2].Value, path[^1].Value);
        var tables = new Tables(alias);
        query.FromClause?.Accept(tables);
        return tables.Found switch
        {
            NamedTableReference table => $"{table.SchemaObject.BaseIdentifier.Value}.{column}",
            QueryDerivedTable derived when First(derived.QueryExpression) is { } inner
                && inner.SelectElements.FirstOrDefault(e => NameOf(e) == column) is { } source =>
                Origin(inner, source),
            _ => "",
        };
    }

    private sealed class Tables(string alias) : TSqlFragmentVisitor
    {
        public TableReferenceWithAlias? Found { get; private set; }

        public override void ExplicitVisit(QueryDerivedTable node) => Take(node);

        public override void ExplicitVisit(NamedTableReference node) => Take(node);

        private void Take(TableReferenceWithAlias node)
        {
            if (node.Alias?.Value == alias) Found ??= node;
        }
    }
}
