using System.Globalization;
using System.IO.Compression;
using System.Text;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Files;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace ErpCrm.Finance.Billing.Invoices;

/// <summary>One invoice that was asked for.</summary>
internal sealed record ZippedInvoice(Guid Id, string? Number, string Customer, DateOnly DraftedOn, bool IsCarriedOver);

/// <summary>
/// PDFs of issued invoices in one archive, written while it is sent: one print is in memory at a time. What has no PDF
/// is told in a text of its own.
/// </summary>
internal sealed class InvoiceZip(IReadOnlyList<ZippedInvoice> invoices, int notFound) : IActionResult
{
    private const string LeftOut = "README.txt";
    private const int MostLetters = 100;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var texts = services.GetRequiredService<IStringLocalizer<FinanceText>>();
        var clock = services.GetRequiredService<IBusinessClock>();
        WriteHeaders(http.Response, clock.Today);
        await using var outlet = new Outlet(http.Response.Body);
        await using var archive = new ZipArchive(outlet, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
        var (names, left) = (new HashSet<string>(StringComparer.OrdinalIgnoreCase) { LeftOut }, new List<string>());
        var at = TimeZoneInfo.ConvertTime(new DateTimeOffset(clock.UtcNow, TimeSpan.Zero), clock.TimeZone);
        foreach (var invoice in invoices)
        {
            var why = await AddAsync(archive, invoice, names, at, services, http.RequestAborted);
            if (why is not null) left.Add($"{TitleOf(invoice, texts)}: {texts[why].Value}");
        }

        if (notFound > 0) left.Add(texts["{0} more are gone, or not to be seen by you.", notFound]);
        if (left.Count == 0) return;
        var entry = archive.CreateEntry(LeftOut);
        entry.LastWriteTime = at;
        await using var stream = await entry.OpenAsync(http.RequestAborted);
        var text = string.Join("\r\n",
            (string[])[texts["These invoices have no PDF in this file:"].Value, "", .. left, ""]);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), http.RequestAborted);
    }

    /// <summary>A name that every system takes, and no other file of the archive has.</summary>
    public static string NameOf(ZippedInvoice invoice, HashSet<string> taken)
    {
        var text = $"{invoice.Number} {invoice.Customer}".Replace('/', '-').Replace('\\', '-');
        if (text.Length > MostLetters) text = text[..MostLetters];
        // Half of a pair is no character.
        var name = FileNames.Clean(char.IsHighSurrogate(text[^1]) ? text[..^1] : text);
        var unique = $"{name}.pdf";
        for (var number = 2; !taken.Add(unique); number++)
            unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({number}).pdf");
        return unique;
    }

    // The reason why there is none, the key of a text; null where it is there.
    private static async Task<string?> AddAsync(ZipArchive archive, ZippedInvoice invoice, HashSet<string> names,
        DateTimeOffset at, IServiceProvider services, CancellationToken ct)
    {
        if (invoice.Number is null) return "A draft has no PDF to keep.";
        if (invoice.IsCarriedOver) return "Its paper is where it was issued.";
        // A scope for each: what is read of one is forgotten before the next.
        await using var scope = services.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        var file = await scope.ServiceProvider.GetRequiredService<DocumentPrinter>().FileAsync(invoice.Id, ct);
        if (file is null) return "It could not be printed.";
        // A PDF is compressed already.
        var entry = archive.CreateEntry(NameOf(invoice, names), CompressionLevel.NoCompression);
        entry.LastWriteTime = at;
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(file.Pdf, ct);
        return null;
    }

    private static string TitleOf(ZippedInvoice invoice, IStringLocalizer texts) =>
        $"{invoice.Number ?? texts["Draft of {0}", Format.Date(invoice.DraftedOn)].Value}, {invoice.Customer}";

    private static void WriteHeaders(HttpResponse response, DateOnly today)
    {
        response.ContentType = "application/zip";
        response.Headers.CacheControl = "private, no-store";
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName($"invoices-{today:yyyy-MM-dd}.zip");
        response.Headers.ContentDisposition = disposition.ToString();
    }

    // What the archive writes, it writes forwards only; where it writes at once, that waits for the next moment in
    // which it can be sent without holding a thread.
    private sealed class Outlet(Stream response) : Stream
    {
        private readonly MemoryStream _waiting = new();

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => _waiting.Write(buffer, offset, count);

        public override void Write(ReadOnlySpan<byte> buffer) => _waiting.Write(buffer);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer,
            CancellationToken cancellationToken = default)
        {
            await DrainAsync(cancellationToken);
            await response.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush()
        {
        }

        public override async Task FlushAsync(CancellationToken cancellationToken)
        {
            await DrainAsync(cancellationToken);
            await response.FlushAsync(cancellationToken);
        }

        public override async ValueTask DisposeAsync()
        {
            await DrainAsync(CancellationToken.None);
            await _waiting.DisposeAsync();
            await base.DisposeAsync();
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        private async Task DrainAsync(CancellationToken ct)
        {
            if (_waiting.Length == 0) return;
            await response.WriteAsync(_waiting.GetBuffer().AsMemory(0, (int)_waiting.Length), ct);
            _waiting.SetLength(0);
        }
    }
}
