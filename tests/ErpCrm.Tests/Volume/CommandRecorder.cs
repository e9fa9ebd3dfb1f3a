using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Volume;

/// <summary>A question as it was sent to the database.</summary>
public sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Writes down the SQL commands of an application, but for
/// those of events and jobs that run beside the pages.</summary>
public sealed class CommandRecorder : DbCommandInterceptor
{
    private static readonly string[] Background =
        ["OutboxMessages", "InboxMessages", "EventLog", "ScheduledJobs", "ChangedRecords", "SearchDocuments",
            "workspace_Webhook", "workspace_Imports",
            "SearchFillings", "RecentRecords", "For the search index"];
    private ConcurrentQueue<RecordedCommand>? _current;

    /// <summary>Records every command from here on.</summary>
    public IReadOnlyCollection<RecordedCommand> Begin() => _current = new ConcurrentQueue<RecordedCommand>();

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (!Background.Any(table => command.CommandText.Contains(table, StringComparison.Ordinal)))
            _current?.Enqueue(new RecordedCommand(command.CommandText,
                [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return ValueTask.FromResult(result);
    }

    /// <summary>Puts the recorder behind every module's context.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton<IInterceptor>(this);
}
