using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform;

/// <summary>One page of a list. There is no total: counting a large
/// table costs more than showing a page of it.</summary>
public sealed record Page<T>(IReadOnlyList<T> Rows, int Number, int Size, bool HasNext)
{
    /// <summary>Position of the first row, from 1; 0 when the page is empty.</summary>
    public int First => Rows.Count == 0 ? 0 : ((Number - 1) * Size) + 1;

    /// <summary>Position of the last row.</summary>
    public int Last => ((Number - 1) * Size) + Rows.Count;
}

/// <summary>Paging over queries.</summary>
public static class Paging
{
    /// <summary>Rows on a list page.</summary>
    public const int Size = 25;

    /// <summary>Pages a list can be turned to; whoever needs more narrows the filter.</summary>
    public const int LastPage = 400;

    /// <summary>Reads one page; <paramref name="number"/> counts from 1 and is clamped.</summary>
    public static Task<Page<T>> ToPageAsync<T>(this IQueryable<T> query, int number, int size = Size,
        CancellationToken ct = default)
    {
        number = Math.Clamp(number, 1, LastPage);
        return ReadAsync(query.Skip((number - 1) * size).Take(size + 1), number, size, ct);
    }

    /// <summary>
    /// Reads one page of records whose rows ask further tables: the
    /// page's records are found first, so that the database makes no row that is then left out.
    /// </summary>
    /// <typeparam name="T">A record with a key named <c>Id</c>.</typeparam>
    /// <param name="records">All of them, as they are to be read.</param>
    /// <param name="found">Those the list shows.</param>
    public static Task<Page<TRow>> ToPageAsync<T, TRow>(
        this IQueryable<T> records, IQueryable<T> found, Func<IQueryable<T>, IQueryable<T>> order,
        Func<IQueryable<T>, IQueryable<TRow>> rows, int number, CancellationToken ct)
        where T : class
    {
        number = Math.Clamp(number, 1, LastPage);
        var page = order(found).Select(record => EF.Property<Guid>(record, "Id")).Skip((number - 1) * Size)
            .Take(Size + 1);
        return ReadAsync(rows(order(records.Where(record => page.Contains(EF.Property<Guid>(record, "Id"))))), number,
            Size, ct);
    }

    private static async Task<Page<T>> ReadAsync<T>(IQueryable<T> query, int number, int size, CancellationToken ct)
    {
        var rows = await query.ToListAsync(ct);
        var hasNext = rows.Count > size && number < LastPage;
        if (rows.Count > size) rows.RemoveAt(size);
        return new Page<T>(rows, number, size, hasNext);
    }
}
