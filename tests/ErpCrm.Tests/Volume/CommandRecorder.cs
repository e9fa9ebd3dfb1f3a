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

/// <summary>Writes down the SQL commands of an application, but for those that only look for events to deliver.</summary>
public sealed class CommandRecorder : DbCommandInterceptor
{
    private ConcurrentQueue<RecordedCommand>? _current;

    /// <summary>Records every command from here on.</summary>
    public IReadOnlyCollection<RecordedCommand> Begin() => _current = new ConcurrentQueue<RecordedCommand>();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        if (!command.CommandText.Contains("OutboxMessages", StringComparison.Ordinal)) _current?.Enqueue(new RecordedCommand(command.CommandText, [.. command.Parameters.Cast<SqliteParameter>().Select(p => (p.ParameterName, p.Value))]));
        return ValueTask.FromResult(result);
    }

    /// <summary>Puts the recorder behind every module's context.</summary>
    public void AddTo(IServiceCollection services)
    {
        var database = services.Last(service => service.ServiceType == typeof(IDatabase));
        services.AddSingleton<IDatabase>(provider => new Recorded((IDatabase)database.ImplementationFactory!(provider), this));
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
