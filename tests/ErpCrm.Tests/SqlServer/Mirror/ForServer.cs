using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;

namespace ErpCrm.Tests.SqlServer.Mirror;

#pragma warning disable EF1001 // Written SQL is known by an internal node only.

/// <summary>Leads a query's tables to the model for SQL Server, and notes its parameters.</summary>
internal sealed class ForServer(IModel model) : ExpressionVisitor
{
    private readonly Dictionary<string, QueryParameterExpression> _parameters = [];

    public IReadOnlyList<QueryParameterExpression> Parameters => [.. _parameters.Values];

    protected override Expression VisitExtension(Expression node)
    {
        switch (node)
        {
            case FromSqlQueryRootExpression raw:
                return new FromSqlQueryRootExpression(model.FindEntityType(raw.EntityType.Name)!,
                    RawSqlMirror.ForServer(raw.Sql), Visit(raw.Argument));
            case EntityQueryRootExpression root:
                return new EntityQueryRootExpression(model.FindEntityType(root.EntityType.Name)!);
            case QueryParameterExpression parameter:
                _parameters[parameter.Name] = parameter;
                return parameter;
            default:
                return base.VisitExtension(node);
        }
    }
}
