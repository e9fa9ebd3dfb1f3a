using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests;

/// <summary>Fails whatever waits for the database by blocking a
/// thread, wherever in the application it happens.</summary>
internal sealed class AsyncCommandsOnly : DbCommandInterceptor
{
    /// <summary>Watches every context of the application.</summary>
    public static void Watch(IServiceCollection services) => services.AddSingleton<IInterceptor, AsyncCommandsOnly>();

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<DbDataReader> result) => Refuse(command, eventData, result);

    public override InterceptionResult<object> ScalarExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<object> result) => Refuse(command, eventData, result);

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData,
        InterceptionResult<int> result) => Refuse(command, eventData, result);

    // EF itself makes a new file, and what a migration asks, by blocking commands.
    private static T Refuse<T>(DbCommand command, CommandEventData data, T result) =>
        data.CommandSource is CommandSource.Migrations or CommandSource.Unknown
            ? result
            : throw new InvalidOperationException($"A database command that blocks its thread: {command.CommandText}");
}
