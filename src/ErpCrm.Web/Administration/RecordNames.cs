using ErpCrm.SharedKernel.Auditing;

namespace ErpCrm.Web.Administration;

/// <summary>Names of the records a history points at, as far as its reader may open them: the company of a deal, the deal of a lead.</summary>
internal sealed class RecordNames(IServiceProvider services, IEnumerable<AuditSubject> subjects)
{
    private const int Most = 50;

    /// <summary>Adds what the names of users do not say already.</summary>
    public async Task AddAsync(IEnumerable<FieldChange> changes, Dictionary<Guid, string> names, CancellationToken ct)
    {
        var named = subjects.Where(s => s.NameOf is not null).ToDictionary(s => s.Entity + "Id");
        var wanted = changes
            .Where(change => named.ContainsKey(change.Field))
            .SelectMany(change => new[] { change.From, change.To }, (change, value) => (change.Field, Id: Guid.TryParse(value, out var id) ? id : (Guid?)null))
            .Where(w => w.Id is { } id && !names.ContainsKey(id))
            .Distinct()
            .Take(Most)
            .ToList();
        foreach (var (field, id) in wanted)
        {
            var subject = named[field];
            if (await subject.CanRead(services, id!.Value, ct) && await subject.NameOf!(services, id.Value, ct) is { } name) names[id.Value] = name;
        }
    }
}
