using System.Collections.Concurrent;
using System.Security.Cryptography;
using ErpCrm.Documents.Pdf;

namespace ErpCrm.Documents.Sections;

/// <summary>The few logos in use, decoded: reading one anew for each
/// invoice of a bulk print would cost more than the invoice.</summary>
internal static class LogoCache
{
    private const int Capacity = 16;

    private static readonly ConcurrentDictionary<string, PdfImage> Images = [];

    public static PdfImage Load(ReadOnlyMemory<byte> picture)
    {
        var key = Convert.ToHexString(SHA256.HashData(picture.Span));
        if (Images.TryGetValue(key, out var known))
        {
            return known;
        }

        if (Images.Count >= Capacity)
        {
            Images.Clear();
        }

        return Images[key] = PdfImage.Load(picture);
    }
}
