using System.Collections.Concurrent;
using System.Data.Common;
using ErpCrm.SharedKernel.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Volume;

/// <summary>A question as it was sent to the database.</summary>
public sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Writes down the SQL commands of the requests of one test.</summary>
public sealed class CommandRecorder : DbCommandInterceptor
{
    private static readonly AsyncLocal<ConcurrentQueue<RecordedCommand>?> Current = new();

    /// <summary>Records every command of this flow of work from here on.</summary>
    public static IReadOnlyCollection<RecordedCommand> Begin() => Current.Value = new ConcurrentQueue<RecordedCommand>();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Current.Value?.Enqueue(new RecordedCommand(command.CommandText, [.. command.Parameters.Cast<SqliteParameter>().Select(p => (p.ParameterName, p.Value))]));
        return ValueTask.FromResult(result);
    }

    /// <summary>Puts the recorder behind every module's context.</summary>
    public static void Add(IServiceCollection services)
    {
        var recorder = new CommandRecorder();
        var database = services.Last(service => service.ServiceType == typeof(IDatabase));
        services.AddSingleton<IDatabase>(provider => new Recorded((IDatabase)database.ImplementationFactory!(provider), recorder));
    }

    private sealed class Recorded(IDatabase inner, CommandRecorder recorder) : IDatabase
    {
        public bool IsShared => inner.IsShared;

        public void Configure(DbContextOptionsBuilder options, string module)
        {
            inner.Configure(options, module);
            options.AddInterceptors(recorder);
        }

        public Task MigrateAsync(DbContext context, CancellationToken ct) => inner.MigrateAsync(context, ct);

        public Task<IReadOnlyList<string>> DamagesAsync(CancellationToken ct) => inner.DamagesAsync(ct);
    }
}
