using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;

namespace ErpCrm.Web.Administration;

/// <summary>
/// Names of the records a history points at, as far as its reader may open them: the company of a deal, the deal of a
/// lead.
/// </summary>
internal sealed class RecordNames(IServiceProvider services, RecordKinds kinds)
{
    private const int Most = 50;

    /// <summary>Adds what the names of users do not say already.</summary>
    public async Task AddAsync(IEnumerable<FieldChange> changes, Dictionary<Guid, string> names, CancellationToken ct)
    {
        var byField = kinds.All.ToDictionary(FieldOf);
        var wanted = changes
            .Where(change => byField.ContainsKey(change.Field))
            .SelectMany(change => new[] { change.From, change.To }, (change, value) => (change.Field, Id: IdOf(value)))
            .Where(w => w.Id != Guid.Empty && !names.ContainsKey(w.Id))
            .Distinct()
            .Take(Most);
        foreach (var of in wanted.GroupBy(w => w.Field, w => w.Id))
        {
            foreach (var (id, title) in await byField[of.Key].TitlesAsync(services, [.. of], ct)) names[id] = title;
        }
    }

    // How fields that hold a record's id are called: CreditNoteId.
    private static string FieldOf(RecordKind kind) =>
        string.Concat(kind.Key.Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])) + "Id";

    private static Guid IdOf(string? value) => Guid.TryParse(value, out var id) ? id : Guid.Empty;
}
