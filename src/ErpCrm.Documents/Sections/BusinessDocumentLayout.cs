using ErpCrm.Documents.Layout;

namespace ErpCrm.Documents.Sections;

/// <summary>Lays a document out: what stands on which page, and where.</summary>
internal sealed class BusinessDocumentLayout
{
    private readonly BusinessDocument _document;
    private readonly PageFurniture _furniture;
    private readonly Flow _flow;

    public BusinessDocumentLayout(BusinessDocument document)
    {
        _document = document;
        _furniture = new PageFurniture(document);
        _flow = new Flow(new PageFrame(
            Theme.PageWidth, Theme.PageHeight, Theme.Left, Theme.Right, Theme.FirstTop, Theme.ContinuationTop,
            _furniture.ContentBottom));
    }

    public DisplayList Build()
    {
        TitleSection.Place(_flow, _document);
        PartiesSection.Place(_flow, _document);
        PlaceIntroduction();
        LinesSection.Place(_flow, _document);
        PlaceInWords();
        PaymentSection.Place(_flow, _document.Payment);
        NotesSection.Place(_flow, [.. _document.Notes, .. _furniture.FooterAsNote]);
        SignaturesSection.Place(_flow, _document.Signatures);
        _furniture.Draw(_flow);
        return _flow.ToDisplayList();
    }

    private void PlaceInWords()
    {
        var text = new TextBlock(new Part(PartKind.InWords)).Add(Theme.Body, _document.InWords,
            _flow.Frame.ContentWidth);
        if (text.Lines.Count > 0)
        {
            _flow.Space(Theme.SectionGap / 2);
            _flow.Place(new FlowRow([new FlowCell(Theme.Left, _flow.Frame.ContentWidth, text)]));
        }
    }

    private void PlaceIntroduction()
    {
        var text = new TextBlock(new Part(PartKind.Introduction)).Add(Theme.Body, _document.Introduction,
            _flow.Frame.ContentWidth);
        if (text.Lines.Count > 0)
        {
            _flow.Space(Theme.SectionGap);
            _flow.Place(new FlowRow([new FlowCell(Theme.Left, _flow.Frame.ContentWidth, text)]));
        }
    }
}
