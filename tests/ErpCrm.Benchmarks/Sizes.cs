using AngleSharp.Dom;

namespace ErpCrm.Benchmarks;

/// <summary>Compressed bytes of a move within the application and of
/// the very first page with everything it needs.</summary>
internal sealed record Sizes(long Move, long FirstLoad, int FirstLoadFiles)
{
    public static async Task<Sizes> MeasureAsync(Visitor visitor)
    {
        var move = await visitor.SendAsync(Visitor.Get("/crm/companies", isMove: true));
        var document = await visitor.SendAsync(Visitor.Get("/"));
        var page = await visitor.ReadAsync("/");
        var files =
            page.QuerySelectorAll("link[rel=stylesheet], link[rel=preload], link[rel=modulepreload], script[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")).OfType<string>()
            .Concat(page.QuerySelectorAll("use").Select(u => u.GetAttribute("href")?.Split('#')[0]).OfType<string>()
                .Where(u => u.Length > 0))
            .Distinct().ToList();
        var total = document.Bytes;
        foreach (var file in files) total += (await visitor.SendAsync(Visitor.Get(file))).Bytes;
        return new Sizes(move.Bytes, total, files.Count + 1);
    }
}
