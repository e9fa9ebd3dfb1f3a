using System.Linq.Expressions;

namespace ErpCrm.Platform.Records;

/// <summary>Says what was said of a row of the record that the row is
/// made from, so that the database can answer it.</summary>
public static class Projection
{
    /// <summary>
    /// <c>row => row.Name</c> of <c>deal => new DealRow(deal.Id,
    /// deal.Name)</c> is <c>deal => deal.Name</c>. Works for rows made by a constructor
    /// whose parameters are named as the properties, or by setting properties.
    /// </summary>
    public static Expression<Func<TRecord, TValue>> Of<TRecord, TRow, TValue>(
        this Expression<Func<TRow, TValue>> value, Expression<Func<TRecord, TRow>> row) =>
        Expression.Lambda<Func<TRecord, TValue>>(
            new Unfold(value.Parameters[0], row.Body).Visit(value.Body), row.Parameters);

    /// <summary>The same of expressions whose types are known when they are met.</summary>
    public static LambdaExpression Of(LambdaExpression value, LambdaExpression row) =>
        Expression.Lambda(new Unfold(value.Parameters[0], row.Body).Visit(value.Body), row.Parameters);

    /// <summary>Whether the database can answer what is said of a row: not where it is worked out from a row that
    /// was made, or from what is added to rows later.</summary>
    public static bool Knows<TRecord, TRow>(this Expression<Func<TRecord, TRow>> row, LambdaExpression value)
    {
        var made = new Made(typeof(TRow));
        made.Visit(new Unfold(value.Parameters[0], row.Body).Visit(value.Body));
        return !made.IsThere;
    }

    private sealed class Made(Type row) : ExpressionVisitor
    {
        public bool IsThere { get; private set; }

        protected override Expression VisitNew(NewExpression node)
        {
            IsThere |= node.Type == row;
            return base.VisitNew(node);
        }
    }

    private sealed class Unfold(ParameterExpression row, Expression made) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            var of = node.Expression is null ? null : Visit(node.Expression);
            if (of is not null && Find(of, node.Member.Name) is { } value) return value;
            return node.Update(of);
        }

        protected override Expression VisitParameter(ParameterExpression node) => node == row ? made : node;

        private static Expression? Find(Expression of, string name) => of switch
        {
            NewExpression { Constructor: { } constructor } made => constructor.GetParameters()
                .Zip(made.Arguments)
                .Where(pair => string.Equals(pair.First.Name, name, StringComparison.OrdinalIgnoreCase))
                .Select(pair => pair.Second)
                .FirstOrDefault(),
            MemberInitExpression init =>
                init.Bindings.OfType<MemberAssignment>()
                    .FirstOrDefault(b => b.Member.Name == name)?.Expression ?? Find(init.NewExpression, name),
            _ => null,
        };
    }
}
