using System.Runtime.CompilerServices;

namespace ErpCrm.Platform.Checking;

/// <summary>Every copy equals its source, none is missing and none is left over.</summary>
internal sealed class CopiesCheck(IEnumerable<IRecords> records) : ICheck
{
    public string Rule => "Copies between modules equal their source";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var kind in records.GroupBy(r => r.Kind))
        {
            var source = kind.Single(r => r.IsSource);
            var states = new Dictionary<Guid, RecordState>();
            await foreach (var state in source.ReadAsync(ct)) states[state.Id] = state;
            foreach (var copy in kind.Where(r => !r.IsSource))
            {
                await foreach (var finding in CompareAsync(kind.Key, source, states, copy, ct)) yield return finding;
            }
        }
    }

    private static async IAsyncEnumerable<Finding> CompareAsync(
        string kind, IRecords source, Dictionary<Guid, RecordState> states, IRecords copy,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        await foreach (var state in copy.ReadAsync(ct))
        {
            seen.Add(state.Id);
            if (!states.TryGetValue(state.Id, out var original))
            {
                yield return Finding.Of(kind, state.Id, $"{copy.Holder} keeps it, {source.Holder} does not know it");
                continue;
            }

            foreach (var (field, value) in state.Fields)
            {
                var expected = original.Fields.Single(f => f.Field == field).Value;
                if (expected != value)
                    yield return Finding.Of(kind, state.Id,
                        $"{field} is “{value}” in {copy.Holder}, “{expected}” in {source.Holder}");
            }
        }

        foreach (var id in states.Values.Where(s => !s.MayLackCopies && !seen.Contains(s.Id)).Select(s => s.Id))
            yield return Finding.Of(kind, id, $"{copy.Holder} does not have it");
    }
}
