using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Volume;

/// <summary>A question as it was sent to the database.</summary>
public sealed record RecordedCommand(string Text, IReadOnlyList<(string Name, object? Value)> Parameters);

/// <summary>Writes down the SQL commands of an application: what its pages ask, not what runs beside them.</summary>
public sealed class CommandRecorder : DbCommandInterceptor
{
    private static readonly string[] Background =
        ["OutboxMessages", "InboxMessages", "EventLog", "ScheduledJobs", "ChangedRecords", "SearchDocuments",
            "SearchFillings", "RecentRecords", "For the search index"];
    private readonly HttpContextAccessor _request = new();
    private ConcurrentQueue<RecordedCommand>? _current;
    private bool _isOfPages = true;

    /// <summary>Records every command of a request from here on.</summary>
    public IReadOnlyCollection<RecordedCommand> Begin() => Begin(isOfPages: true);

    /// <summary>Records what modules do from here on, in requests or not; not the queues and copies that serve
    /// them.</summary>
    public IReadOnlyCollection<RecordedCommand> BeginOfModules() => Begin(isOfPages: false);

    private ConcurrentQueue<RecordedCommand> Begin(bool isOfPages)
    {
        _isOfPages = isOfPages;
        return _current = new ConcurrentQueue<RecordedCommand>();
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default)
    {
        if (IsWanted(command.CommandText))
            _current?.Enqueue(new RecordedCommand(command.CommandText,
                [.. command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]));
        return ValueTask.FromResult(result);
    }

    private bool IsWanted(string text) => _isOfPages
        ? _request.HttpContext is not null
        : !Background.Any(table => text.Contains(table, StringComparison.Ordinal));

    /// <summary>Puts the recorder behind every module's context.</summary>
    public void AddTo(IServiceCollection services) => services.AddSingleton<IInterceptor>(this);
}
