using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Figures;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Workspace.Comments;

/// <summary>Somebody who can be named: an active user.</summary>
internal sealed record Colleague(Guid Id, string Name, string Role);

/// <summary>Who is named in a text by "@" and his name.</summary>
internal static class Mentions
{
    /// <summary>No text names more people; who is named after them is not told.</summary>
    public const int Most = 50;

    /// <param name="chosen">Who was picked from the list: tells people of one name apart. Where nobody of that name was
    /// picked, all of them are meant.</param>
    public static IReadOnlyList<Mention> In(string text, IReadOnlyList<Colleague> people,
        IReadOnlyCollection<Guid> chosen)
    {
        var found = new Dictionary<Guid, string>();
        for (var at = text.IndexOf('@'); at >= 0 && found.Count < Most; at = text.IndexOf('@', at + 1))
        {
            if (at > 0 && IsInWord(text[at - 1])) continue;
            foreach (var person in Named(text, at + 1, people, chosen))
                found.TryAdd(person.Id, text.Substring(at + 1, person.Name.Length));
        }

        return [.. found.Take(Most).Select(f => new Mention { UserId = f.Key, Name = f.Value })];
    }

    /// <summary>Active users, kept in memory until one changes.</summary>
    public static Task<IReadOnlyList<Colleague>> ColleaguesAsync(this WorkspaceDbContext db, CancellationToken ct) =>
        db.KeptAsync<IReadOnlyList<Colleague>>("colleagues", null, [typeof(UserCopy)], async () =>
            await db.Users.AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.Name).ThenBy(u => u.Id)
                .Select(u => new Colleague(u.Id, u.Name, u.Role)).ToListAsync(ct));

    /// <summary>Those whose name holds the typed words; whose name begins with them come first.</summary>
    public static IReadOnlyList<Colleague> Find(IReadOnlyList<Colleague> people, string? typed, int most)
    {
        var words = SearchText.Words(typed);
        var folded = SearchText.Of(typed);
        return [.. people.Select(person => (Person: person, Name: SearchText.Of(person.Name)))
            .Where(p => words.All(word => p.Name.Contains(word, StringComparison.Ordinal)))
            .OrderBy(p => p.Name.StartsWith(folded, StringComparison.Ordinal) ? 0 : 1)
            .Take(most).Select(p => p.Person)];
    }

    // The longest name that stands there: "@Aida Bekova" is not Aida.
    private static IEnumerable<Colleague> Named(string text, int start, IReadOnlyList<Colleague> people,
        IReadOnlyCollection<Guid> chosen)
    {
        var named = people.Where(person => Stands(person.Name, text, start)).ToList();
        if (named.Count == 0) return [];
        var longest = named.Max(person => person.Name.Length);
        named.RemoveAll(person => person.Name.Length < longest);
        var meant = named.Where(person => chosen.Contains(person.Id)).ToList();
        return meant.Count > 0 ? meant : named;
    }

    private static bool Stands(string name, string text, int start) =>
        name.Length > 0 && string.Compare(text, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
            && (start + name.Length >= text.Length || !char.IsLetterOrDigit(text[start + name.Length]));

    // The "@" of an e-mail address names nobody.
    private static bool IsInWord(char before) => char.IsLetterOrDigit(before) || before is '.' or '_' or '-' or '+';
}
