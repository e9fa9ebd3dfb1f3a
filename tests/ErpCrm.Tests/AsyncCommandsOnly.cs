using System.Data.Common;
using System.Reflection;
using ErpCrm.SharedKernel.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests;

/// <summary>Fails whatever waits for the database by blocking a thread, wherever in the application it happens.</summary>
internal sealed class AsyncCommandsOnly : DbCommandInterceptor
{
    /// <summary>Watches every context of the application.</summary>
    public static void Watch(IServiceCollection services)
    {
        var watch = typeof(AsyncCommandsOnly).GetMethod(nameof(WatchContext), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var context in services.Select(s => s.ServiceType).Where(t => t.IsAssignableTo(typeof(DbContext)) && t.IsAssignableTo(typeof(IModuleDbContext))).Distinct().ToList())
            watch.MakeGenericMethod(context).Invoke(null, [services]);
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result) => Refuse(command, eventData, result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<object> result) => Refuse(command, eventData, result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result) => Refuse(command, eventData, result);

    private static void WatchContext<TContext>(IServiceCollection services)
        where TContext : DbContext => services.ConfigureDbContext<TContext>(options => options.AddInterceptors(new AsyncCommandsOnly()));

    // EF itself makes a new file, and what a migration asks, by blocking commands.
    private static T Refuse<T>(DbCommand command, CommandEventData data, T result) =>
        data.CommandSource is CommandSource.Migrations or CommandSource.Unknown
            ? result
            : throw new InvalidOperationException($"A database command that blocks its thread: {command.CommandText}");
}
