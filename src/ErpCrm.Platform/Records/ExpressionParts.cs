using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore.Query;

namespace ErpCrm.Platform.Records;

internal static class ExpressionParts
{
    /// <summary>The body of an expression, its parameters replaced.</summary>
    public static Expression On(this LambdaExpression expression, params IEnumerable<Expression> arguments) =>
        expression.Parameters.Zip(arguments).Aggregate(
            expression.Body, (body, pair) => ReplacingExpressionVisitor.Replace(pair.First, pair.Second, body));
}

/// <summary>Properties of the record itself that an expression reads.</summary>
internal sealed class PropertiesRead : ExpressionVisitor
{
    private readonly List<(string Name, Type Type)> _found = [];

    public static IEnumerable<(string Name, Type Type)> By(LambdaExpression expression)
    {
        var visitor = new PropertiesRead();
        visitor.Visit(expression.Body);
        return visitor._found;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        if (node is { Expression: ParameterExpression, Member: PropertyInfo property })
            _found.Add((property.Name, property.PropertyType));
        return base.VisitMember(node);
    }
}
