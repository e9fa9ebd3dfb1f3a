using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace ErpCrm.Tests.SqlServer.Mirror;

#pragma warning disable EF1001 // The only place where a query is seen before it is translated.

/// <summary>Compiles each query for SQLite as always, and the first time for SQL Server too.</summary>
internal sealed class MirrorQueryCompiler(
    IQueryContextFactory contexts,
    ICompiledQueryCache cache,
    ICompiledQueryCacheKeyGenerator keys,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext current,
    IEvaluatableExpressionFilter filter,
    IModel model) : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
{
    private readonly Type _contextType = current.Context.GetType();
    private Dictionary<string, object?> _parameters = [];

    public override Expression ExtractParameters(
        Expression query, Dictionary<string, object?> parameters, IDiagnosticsLogger<DbLoggerCategory.Query> logger,
        bool compiledQuery = false, bool generateContextAccessors = false)
    {
        var extracted = base.ExtractParameters(query, parameters, logger, compiledQuery, generateContextAccessors);
        _parameters = parameters;
        return extracted;
    }

    public override Func<QueryContext, TResult> CompileQueryCore<TResult>(IDatabase database, Expression query,
        IModel model, bool async)
    {
        MirroredQuery.Run<TResult>(_contextType, query, _parameters, async);
        return base.CompileQueryCore<TResult>(database, query, model, async);
    }
}
