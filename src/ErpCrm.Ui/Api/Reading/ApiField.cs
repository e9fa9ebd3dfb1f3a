using System.Linq.Expressions;
using System.Text.Json.Nodes;
using ErpCrm.Platform.Records;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Lists.Filters;

namespace ErpCrm.Ui.Api.Reading;

/// <summary>One field of the records of a resource: how it is read, asked for and ordered by.</summary>
internal abstract class ApiField<T>
    where T : class
{
    public abstract Field Field { get; }

    public string Key => Field.Key;

    public abstract Type Values { get; }

    /// <summary>Whether it is read of a row of the list, not of the record.</summary>
    public abstract bool IsOfRow { get; }

    public abstract bool IsFor(ListScope scope);

    public abstract bool CanAsk(ListScope scope);

    public abstract bool CanSort(ListScope scope);

    /// <summary>Property of the record that it shows as it is; null when it is worked out.</summary>
    public abstract string? PropertyIn(ListScope scope);

    /// <summary>What the database is asked for its value: the value, a title, a currency.</summary>
    public abstract IReadOnlyList<LambdaExpression?> Parts(ListScope scope);

    public abstract JsonNode? OfRow(object row, ListScope scope);

    public abstract FieldTest? Test(string text);

    public abstract Expression<Func<T, bool>> Where(FieldTest test, ListScope scope);

    public abstract IEnumerable<SortPart> Order(ListScope scope);
}

/// <summary>A field of the record itself, or of the row that its list shows of it.</summary>
/// <param name="row">What the list shows of a record; the record itself for its own fields.</param>
/// <param name="column">Null for the record's own fields.</param>
internal sealed class ApiField<T, X>(
    Field<X> read, Func<ListScope, Expression<Func<T, X>>> row, Column<X>? column = null) : ApiField<T>
    where T : class
    where X : class
{
    public override Field Field => read;

    public override Type Values => read.Reads.ReturnType;

    public override bool IsOfRow => column is not null;

    // A guarded read of the record is for whoever has the right for every record: whose it is for some,
    // the list knows.
    public override bool IsFor(ListScope scope) => column?.IsFor(scope)
        ?? (read.GuardedBy is null || scope.Me.ScopeOf(read.GuardedBy) == Platform.Security.Scope.All);

    public override bool CanAsk(ListScope scope) =>
        column is not { IsNotAsked: true } && FieldTests.CanAsk(read) && row(scope).Knows(read.Reads);

    public override bool CanSort(ListScope scope) =>
        (column is null ? read.IsSortable : column.SortsIn(scope))
            && read.SortParts.All(part => row(scope).Knows(part.Key));

    public override string? PropertyIn(ListScope scope)
    {
        var body = Projection.Of(read.Reads, row(scope)).Body;
        while (body is UnaryExpression { NodeType: ExpressionType.Convert } convert) body = convert.Operand;
        return body is MemberExpression { Expression: ParameterExpression } member ? member.Member.Name : null;
    }

    public override IReadOnlyList<LambdaExpression?> Parts(ListScope scope) =>
        [.. new[] { read.Reads, read.Title, read.CurrencyExpression }
            .Select(part => part is null ? null : Projection.Of(part, row(scope)))];

    public override JsonNode? OfRow(object row, ListScope scope) => ApiJson.Write(
        read, read.ValueOf((X)row), read.TitleOf((X)row), read.CurrencyOf((X)row), scope.BaseCurrency);

    // In minutes, as they are read.
    public override FieldTest? Test(string text) => read.Type == FieldType.Duration
        && text is not (EmptyTest.Empty or EmptyTest.Filled)
            ? RangeTest.Read(text, FieldType.Number)
            : FieldTests.Read(read, text);

    public override Expression<Func<T, bool>> Where(FieldTest test, ListScope scope) =>
        FieldTests.Predicate(read, test, AskingNow.Of(scope)).Of(row(scope));

    public override IEnumerable<SortPart> Order(ListScope scope) =>
        read.SortParts.Select(part => part with { Key = Projection.Of(part.Key, row(scope)) });
}
