using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using ErpCrm.Tests.SqlServer.Fake;
using ErpCrm.Tests.SqlServer.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace ErpCrm.Tests.SqlServer.Mirror;

/// <summary>One query of the SQLite run, compiled for SQL Server and
/// run on the fake with the parameters it really had.</summary>
internal static class MirroredQuery
{
    /// <exception cref="InvalidOperationException">SQL Server cannot run it; the test that asked fails.</exception>
    public static void Run<TResult>(Type contextType, Expression query, IReadOnlyDictionary<string, object?> parameters,
        bool async)
    {
        if (!ServerContexts.All.Contains(contextType)) return;
        var text = $"{contextType.Name}: {new ExpressionPrinter().PrintExpression(query)}";
        if (!MirrorLog.Current.IsNew(text)) return;

        var commands = 0;
        var server = new FakeServer(
            (sql, types) =>
            {
                commands++;
                MirrorLog.Current.Add(sql, types, text);
            },
            EnumNames.Of(contextType));
        var compiled = Compile<TResult>(contextType, server, query, text, async, out var wanted);
        foreach (var variation in ParameterVariations.Of(wanted, parameters))
        {
            commands = 0;
            using var db = ServerContexts.Make(contextType, server.Connect());
            var context = db.GetService<IQueryContextFactory>().Create();
            foreach (var (name, value) in variation) context.Parameters[name] = value;
            if (RunToEnd(() => compiled(context), async) is { } failure
                && (commands == 0 || text.Contains("AsSplitQuery", StringComparison.Ordinal)))
                Refuse(text, failure);
        }
    }

    private static Func<QueryContext, TResult> Compile<TResult>(
        Type contextType, FakeServer server, Expression query, string text, bool async,
        out IReadOnlyList<QueryParameterExpression> parameters)
    {
        using var db = ServerContexts.Make(contextType, server.Connect());
        var visitor = new ForServer(db.Model);
        try
        {
            var translated = visitor.Visit(query);
            parameters = visitor.Parameters;
            return db.GetService<IDatabase>().CompileQuery<TResult>(translated, async);
        }
        catch (Exception e)
        {
            throw Refuse(text, e);
        }
    }

    private static InvalidOperationException Refuse(string query, Exception reason)
    {
        MirrorLog.Current.Refuse(new SqlProblem(query, "translation", reason.Message));
        return new InvalidOperationException($"SQL Server cannot run this query: {reason.Message}\n{query}", reason);
    }

    // What comes of made-up rows does not matter, only that the commands were sent.
    private static Exception? RunToEnd<TResult>(Func<TResult> run, bool async)
    {
        try
        {
            Drain(run(), async);
            return null;
        }
        catch (Exception e)
        {
            return (e as TargetInvocationException)?.InnerException ?? e;
        }
    }

    private static void Drain(object? result, bool async)
    {
        // A compiled query is an enumerable of both kinds, and complete only in the one it was compiled for.
        if (!async)
        {
            if (result is IEnumerable rows) _ = rows.Cast<object?>().Count();
            return;
        }

        var rowsOf = result?.GetType().GetInterfaces()
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));
        if (rowsOf is not null)
            result = DrainRows.MakeGenericMethod(rowsOf.GenericTypeArguments).Invoke(null, [result]);
        if (result is Task task) task.GetAwaiter().GetResult();
    }

    private static readonly MethodInfo DrainRows =
        typeof(MirroredQuery).GetMethod(nameof(DrainAsync), BindingFlags.Static | BindingFlags.NonPublic)!;

    private static async Task DrainAsync<T>(IAsyncEnumerable<T> rows)
    {
        await foreach (var row in rows)
        {
        }
    }
}
